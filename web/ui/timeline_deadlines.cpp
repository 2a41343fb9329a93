#include <algorithm>

#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kAbove = 3;  // how far a post stands out of its row
constexpr float kArm = 3;    // of a cross
constexpr float kStroke = 1.5f;

}  // namespace

void draw_deadlines(Panel& panel, const Picture& picture) {
  const ImU32 ink = panel.look().ink;
  for (const DeadlineMark& mark : picture.deadlines) {
    const Row& row = picture.rows[mark.row];
    const float foot = row.top + row.height;
    if (!mark.missed) {
      panel.paint.vertical(mark.x, row.top - kAbove, foot, ink);
      continue;
    }
    const float arm = std::min(kArm, row.height / 2);
    panel.paint.line(mark.x - arm, foot - arm, mark.x + arm, foot + arm, ink, kStroke);
    panel.paint.line(mark.x - arm, foot + arm, mark.x + arm, foot - arm, ink, kStroke);
  }
}

}  // namespace interleave
