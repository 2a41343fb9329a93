#include "ui/timeline_hand.hpp"

#include <algorithm>
#include <cmath>

#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kDragPixels = 4;  // less than this is a click

// A click on a slice seeks there and picks its task; one beside all slices lets the task go.
void click(Panel& panel, const Picture& picture, const TimeScale& scale, const Pointer& at) {
  const std::optional<Hit> hit = hit_test(picture, at.x, at.y);
  panel.give(Seek{hit ? hit->at : scale.time_at(at.x)});
  if (!hit) return;
  const Block& block = picture.stack.blocks[hit->block];
  if (hit->item && picture.items[*hit->item].job.valid()) {
    const TaskId task{picture.items[*hit->item].task};
    panel.give(Select{Selection{block.run, block.measured, task}});
    panel.give(ChooseDetail{Detail::why});
  } else {
    panel.give(Select{});
    panel.give(ChooseRun{block.run});
  }
}

void drag_on(Panel& panel, const Picture& picture, const TimeScale& scale, const Pointer& at,
             TimelineDrag& drag) {
  const float dx = at.x - drag.from_x;
  const float dy = at.y - drag.from_y;
  if (drag.kind == TimelineDrag::Kind::press && std::hypot(dx, dy) >= kDragPixels) {
    const float handle = scale.x_of(panel.state.cursor);
    const bool scrubs = drag.from_y < picture.view.top || std::abs(drag.from_x - handle) <= 6;
    drag.kind = scrubs ? TimelineDrag::Kind::scrub : TimelineDrag::Kind::pan;
    drag.viewport = panel.state.viewport;
    drag.scroll = picture.view.scroll;
  }
  const AppState& state = panel.state;
  if (drag.kind == TimelineDrag::Kind::scrub) {
    const Time to = std::clamp(scale.time_at(at.x), Time{0}, shown_end(state));
    if (to != state.cursor) panel.give(Seek{to});
  } else if (drag.kind == TimelineDrag::Kind::pan) {
    // By the whole way since the drag began, so that rounding does not add up.
    const double per_pixel = static_cast<double>(state.viewport.span.ns) / picture.view.width;
    const Duration way{-std::llround(static_cast<double>(dx) * per_pixel)};
    const Duration by = way - (state.viewport.start - drag.viewport.start);
    if (panned(state.viewport, by, shown_end(state)) != state.viewport) panel.give(Pan{by});
    const float furthest = std::max(0.0f, picture.stack.height - picture.view.height);
    const float scroll = std::clamp(drag.scroll - dy, 0.0f, furthest);
    if (scroll != picture.view.scroll) panel.give(Scroll{Scroll::Area::timeline, scroll});
  }
}

}  // namespace

void react(Panel& panel, const Picture& picture, const TimeScale& scale, TimelineDrag& drag) {
  const Rect area = rows_area(picture);
  const Rect touchable{area.x, panel.page.timeline.y, area.width,
                       area.bottom() - panel.page.timeline.y};
  const Press press = press_area(panel, "timeline", "Timeline", touchable);
  const Pointer at = pointer(panel);
  if (press.held && drag.kind == TimelineDrag::Kind::none) {
    drag = {TimelineDrag::Kind::press, at.x, at.y, {}, 0};
  }
  // Also in the frame of the release: the hand's last movement may have come together with it. A
  // gesture that was taken away ends far outside and moves nothing.
  if (drag.kind != TimelineDrag::Kind::none && is_there(at)) {
    drag_on(panel, picture, scale, at, drag);
  }
  if (!press.held) {
    if (press.clicked && drag.kind == TimelineDrag::Kind::press) click(panel, picture, scale, at);
    drag.kind = TimelineDrag::Kind::none;
  }
  if (press.hovered && !press.held) {
    if (const std::optional<Hit> hit = hit_test(picture, at.x, at.y))
      draw_card(panel, picture, *hit);
  }
}

}  // namespace interleave
