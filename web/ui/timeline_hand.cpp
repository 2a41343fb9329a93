#include "ui/timeline_hand.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "imgui.h"
#include "ui/facts.hpp"
#include "ui/picked.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kDragPixels = 4;  // less than this is a click
constexpr float kSnapPixels = 6;  // a measure keeps to slices this near

// The nearest beginning or end of a slice on the row under the pointer, if it is near.
Time near_edge(const Picture& picture, const TimeScale& scale, const Pointer& at) {
  float best = kSnapPixels;
  Time edge = scale.time_at(at.x);
  const std::optional<Hit> hit =
      hit_test(picture, std::clamp(at.x, scale.left(), scale.left() + scale.width() - 1), at.y);
  if (!hit || !hit->row || picture.frames[hit->block].gaps_are_closed()) return edge;
  for (const DrawItem& item : picture.items) {
    if (item.row != *hit->row || item.folded() || picture.is_waiter(item)) continue;
    const Slice& slice = picture.track_of(item)[item.slice];
    for (const Time t : {slice.start, slice.end}) {
      const float away = std::abs(scale.x_of(t) - at.x);
      if (away >= best) continue;
      best = away;
      edge = t;
    }
  }
  return edge;
}

// What a place of a row picks: the job there and then, or the core that is idle.
std::optional<Selection> picked_at(const AppState& state, const Picture& picture, const Hit& hit) {
  if (!hit.row) return std::nullopt;
  const Block& block = picture.stack.blocks[hit.block];
  const Trace& trace = reading_of(state, block).trace;
  const FrameRow& row = picture.frame_row(picture.rows[*hit.row]);
  if (row.kind == RowKind::core) {
    return selection_at(trace, trace.cores[row.index], row.index, block.run, hit.at);
  }
  if (!hit.item || !picture.items[*hit.item].job.valid()) return std::nullopt;
  const JobInfo& job = trace.jobs[picture.items[*hit.item].job.index()];
  return Selection{block.run, block.measured, job.task, hit.at, job.lane};
}

// A click on a slice or a gap seeks there, picks it and its row, and asks why; one beside them lets
// go. Either takes the measure away.
void click(Panel& panel, const Picture& picture, const TimeScale& scale, const Pointer& at) {
  if (panel.state.measured) panel.give(Measure{});
  const std::optional<Hit> hit = hit_test(picture, at.x, at.y);
  panel.give(Seek{hit ? hit->at : scale.time_at(at.x)});
  if (!hit) return;
  const Block& block = picture.stack.blocks[hit->block];
  if (const auto what = picked_at(panel.state, picture, *hit)) {
    const FrameRow& row = picture.frame_row(picture.rows[*hit->row]);
    panel.give(Select{what, ChosenRow{block.run, block.measured, row.kind, row.index}});
    panel.give(ChooseDetail{Detail::why});
  } else {
    panel.give(Select{});
    panel.give(ChooseRun{block.run});
  }
}

// Scrolls to the selected task's row where it is out of sight, once for each wish.
void reveal(Panel& panel, const Picture& picture, TimelineDrag& drag) {
  const AppState& state = panel.state;
  if (drag.revealed == state.reveals) return;
  drag.revealed = state.reveals;
  if (!state.selection) return;
  for (std::size_t b = 0; b < picture.stack.blocks.size(); ++b) {
    const Block& block = picture.stack.blocks[b];
    if (block.run != state.selection->run || block.measured != state.selection->measured) continue;
    const std::vector<Lane>& lanes = reading_of(state, block).trace.lanes;
    const FrameRows& rows = picture.frames[b];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].kind != RowKind::lane || lanes[rows[i].index].task != state.selection->task) {
        continue;
      }
      const float top = picture.stack.row_top(block, i, rows[i].lines_above);
      const float seen = top - picture.view.scroll;
      if (seen >= 0 && seen + picture.stack.sizes.row <= picture.view.height) return;
      return panel.give(Scroll{Scroll::Area::timeline, top - picture.view.height / 2});
    }
  }
}

void drag_on(Panel& panel, const Picture& picture, const TimeScale& scale, const Pointer& at,
             TimelineDrag& drag) {
  const float dx = at.x - drag.from_x;
  const float dy = at.y - drag.from_y;
  if (drag.kind == TimelineDrag::Kind::press && std::hypot(dx, dy) >= kDragPixels) {
    const float handle = scale.x_of(panel.state.cursor);
    const bool scrubs = drag.from_y < picture.view.top || std::abs(drag.from_x - handle) <= 6;
    drag.kind = drag.shift ? TimelineDrag::Kind::measure
                : scrubs   ? TimelineDrag::Kind::scrub
                           : TimelineDrag::Kind::pan;
    drag.from = near_edge(picture, scale, {drag.from_x, drag.from_y});
    drag.viewport = panel.state.viewport;
    drag.scroll = picture.view.scroll;
  }
  const AppState& state = panel.state;
  if (drag.kind == TimelineDrag::Kind::measure) {
    const Measured measured{drag.from, near_edge(picture, scale, at)};
    if (state.measured != measured) panel.give(Measure{measured});
  } else if (drag.kind == TimelineDrag::Kind::scrub) {
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
  reveal(panel, picture, drag);
  const Press press = press_area(panel, "timeline", translated("Timeline"), touchable);
  const Pointer at = pointer(panel);
  if (press.held && drag.kind == TimelineDrag::Kind::none) {
    drag.kind = TimelineDrag::Kind::press;
    drag.from_x = at.x;
    drag.from_y = at.y;
    drag.shift = ImGui::GetIO().KeyShift;
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
