#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kHead = 3.5f;
constexpr float kWidth = 1.25f;

void draw_head(Painter& paint, float x, float y, bool down, ImU32 colour) {
  const float base = down ? y - 2 * kHead : y + 2 * kHead;
  paint.triangle(x - kHead, base, x + kHead, base, x, y, colour);
}

}  // namespace

void draw_flows(Panel& panel, const Picture& picture) {
  const ImU32 colour = faded(panel.look().ink, 0.75f);
  Painter& paint = panel.paint;
  paint.push_clip(rows_area(picture));
  for (const FlowLine& line : picture.flows) {
    const bool down = line.y1 > line.y0;
    const float neck = line.y1 + (down ? -2 * kHead : 2 * kHead);
    paint.disc(line.x0, line.y0, 2, colour);
    paint.swing(line.x0, line.y0, line.x1, neck, colour, kWidth);
    draw_head(paint, line.x1, line.y1, down, colour);
  }
  paint.pop_clip();
}

}  // namespace interleave
