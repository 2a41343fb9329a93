#include <algorithm>

#include "base/format.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kHeight = 22;
constexpr float kPadding = 8;

}  // namespace

void draw_measure(Panel& panel, const Picture& picture, const TimeScale& scale) {
  if (!panel.state.measured) return;
  const auto [first, last] = std::minmax({panel.state.measured->from, panel.state.measured->to});
  const Rect area = rows_area(picture);
  const float x0 = scale.x_of(first), x1 = scale.x_of(last);
  const Look& look = panel.look();
  panel.paint.push_clip({area.x - 1, area.y - 6, area.width + 2, area.height + 6});
  panel.paint.fill({x0, area.y - 6, x1 - x0, area.height + 6}, faded(look.ink, 0.06f));
  for (const float x : {x0, x1}) panel.paint.vertical(x, area.y - 6, area.bottom(), look.ink);
  const float y = area.bottom() - kHeight - 6;
  panel.paint.horizontal(x0, x1, y + kHeight / 2, look.ink);
  panel.paint.pop_clip();

  const std::string words = readable_duration(last - first);
  const float width = panel.paint.width_of(Type::body, words) + 2 * kPadding;
  const float middle = (std::max(x0, area.x) + std::min(x1, area.right())) / 2;
  const float x = std::clamp(middle - width / 2, area.x, std::max(area.x, area.right() - width));
  if (x1 < area.x || x0 > area.right()) return;
  panel.paint.fill({x, y, width, kHeight}, look.ground, 4);
  panel.paint.outline({x, y, width, kHeight}, look.ink, 4);
  panel.paint.text({x, y, width, kHeight}, Type::body, look.ink, words, Align::centre);
}

}  // namespace interleave
