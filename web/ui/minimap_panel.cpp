#include "ui/minimap_panel.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

void draw_overview(Panel& panel, const Picture& picture, const Rect& strip) {
  const Reading* reading = chosen_reading(panel.state);
  if (reading == nullptr) return;
  const auto peak = static_cast<float>(std::max<std::int64_t>(1, reading->metrics.peak_executing));
  const Look& look = panel.look();
  panel.paint.steps(picture.overview, strip.bottom(), (strip.height - 4) / peak, look.faint,
                    mixed(look.faint, look.ground, 0.35f));
}

// What is not on view steps back.
void draw_window(Panel& panel, const Rect& strip, const Rect& window, bool lively) {
  const Look& look = panel.look();
  const ImU32 veil = faded(look.ground, 0.72f);
  panel.paint.fill({strip.x, strip.y, window.x - strip.x, strip.height}, veil);
  panel.paint.fill({window.right(), strip.y, strip.right() - window.right(), strip.height}, veil);
  const bool is_whole = window.width >= strip.width - 1;
  panel.paint.outline(window, lively ? look.ink : is_whole ? look.hairline : look.soft, 3);
  if (is_whole && !lively) return;
  for (const float x : {window.x, window.right()}) {
    panel.paint.fill({x - 1.5f, strip.y + 6, 3, strip.height - 12}, lively ? look.ink : look.soft,
                     1.5f);
  }
}

void react(Panel& panel, const Press& press, MinimapDrag& drag) {
  const AppState& state = panel.state;
  const Rect strip = minimap_of(panel.page);
  const Pointer at = pointer(panel);
  const Time end = shown_end(state);
  if (press.held && drag.grip == MinimapGrip::none && is_there(at)) {
    drag = {Minimap(strip, state.viewport, end).grip_at(at.x, state.touch), at.x, state.viewport};
  }
  if (drag.grip != MinimapGrip::none && is_there(at)) {
    const Viewport to = Minimap(strip, drag.viewport, end).dragged(drag.grip, drag.from_x, at.x);
    if (to != state.viewport) panel.give(LookAt{to});
  }
  if (!press.held) drag.grip = MinimapGrip::none;
}

}  // namespace

void draw_minimap(Panel& panel, const Picture& picture, MinimapDrag& drag) {
  const Rect strip = minimap_of(panel.page);
  const AppState& state = panel.state;
  if (strip.empty() || state.runs.empty()) return;
  const Minimap minimap(strip, state.viewport, shown_end(state));
  draw_overview(panel, picture, strip);
  panel.paint.horizontal(strip.x, strip.right(), strip.bottom(), panel.look().hairline);
  const float cursor = minimap.scale().x_of(state.cursor);
  panel.paint.vertical(cursor, strip.y, strip.bottom(), panel.look().accent);
  const Press press = press_area(panel, "minimap", translated("The whole run"), strip);
  draw_window(panel, strip, minimap.window(), press.hovered || press.held);
  react(panel, press, drag);
}

}  // namespace interleave
