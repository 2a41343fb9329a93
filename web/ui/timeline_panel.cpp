#include "ui/timeline_panel.hpp"

#include <algorithm>
#include <cmath>

#include "base/format.hpp"
#include "imgui.h"
#include "ui/facts.hpp"
#include "ui/slice_words.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kDragPixels = 4;  // less than this is a click

TimeScale scale_of(const Picture& picture) {
  return {picture.view.viewport, picture.view.left, picture.view.width};
}

Rect rows_area(const Picture& picture) {
  return {picture.view.left, picture.view.top, picture.view.width, picture.view.height};
}

void draw_axis(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const Rect area = rows_area(picture);
  const Look& look = panel.look();
  const float y = panel.page.timeline.y;
  for (const Tick& tick : picture.axis.marks) {
    const float x = scale.x_of(tick.at);
    panel.paint.vertical(x, area.y - 10, area.y - 6, look.hairline);
    const float width = panel.paint.width_of(Type::small, tick.label);
    const float left = std::clamp(x - width / 2, area.x, std::max(area.x, area.right() - width));
    panel.paint.text({left, y, width + 1, 20}, Type::small, look.soft, tick.label);
  }
  panel.paint.horizontal(area.x, area.right(), area.y - 6, look.hairline);
}

// The axis's marks go down through each block, but not through its heading.
void draw_grid(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const ImU32 colour = faded(panel.look().hairline, 0.7f);
  for (const Block& block : picture.stack.blocks) {
    const float top = picture.screen_y(block.rows_top) - 4;
    const float bottom = picture.screen_y(block.bottom);
    for (const Tick& tick : picture.axis.marks) {
      panel.paint.vertical(scale.x_of(tick.at), top, bottom, colour);
    }
  }
}

void draw_row_ground(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const Rect area = rows_area(picture);
  for (const Row& row : picture.rows) {
    const Block& block = picture.stack.blocks[row.block];
    const Trace& trace = reading_of(state, block).trace;
    const float end = std::clamp(scale.x_of(trace.end), area.x, area.right());
    panel.paint.fill({area.x, row.top, end - area.x, row.height}, look.wash);
    const std::string label = row_label(trace, picture.view.frame, row.index);
    const bool selected = state.selection && label == selected_name(state);
    panel.paint.text({panel.page.timeline.x, row.top, panel.page.label_width - 12, row.height},
                     Type::small, selected ? look.accent : look.soft, label);
  }
}

void draw_finish_lines(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const Rect area = rows_area(picture);
  for (const Block& block : picture.stack.blocks) {
    const Reading& reading = reading_of(panel.state, block);
    const float x = scale.x_of(reading.trace.end);
    if (x < area.x || x > area.right()) continue;
    const float top = picture.screen_y(block.rows_top) - 4;
    panel.paint.vertical(x, top, picture.screen_y(block.bottom), panel.look().soft);
  }
}

void draw_cursor(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const Rect area = rows_area(picture);
  const float x = scale.x_of(panel.state.cursor);
  if (x < area.x - 1 || x > area.right() + 1) return;
  const ImU32 accent = panel.look().accent;
  const float y = area.y - 6;
  panel.paint.vertical(x, y, area.bottom(), accent, 1.25f);
  panel.paint.triangle(x - 5, y - 7, x + 5, y - 7, x, y, accent);
}

void draw_card(Panel& panel, const Picture& picture, const Hit& hit) {
  if (!hit.item) return;
  const DrawItem& item = picture.items[*hit.item];
  const Row& row = picture.rows[item.row];
  const Trace& trace = reading_of(panel.state, picture.stack.blocks[row.block]).trace;
  const Track& track = row_track(trace, picture.view.frame, row.index);
  const std::vector<std::string> lines =
      item.folded()
          ? fold_card(item.count, track.start(item.slice), track.end(item.slice + item.count - 1))
          : slice_card(trace, picture.view.frame, row.index, track[item.slice]);
  float width = 0;
  for (const std::string& line : lines)
    width = std::max(width, panel.paint.width_of(Type::small, line));
  const float height = static_cast<float>(lines.size()) * 18 + 12;
  width += 24;
  const Pointer at = pointer(panel);
  const float x = std::clamp(at.x + 12, 4.0f, std::max(4.0f, panel.state.width - width - 4));
  const float below = row.top + row.height + 6;
  const float y = below + height < panel.state.height ? below : row.top - height - 6;
  const Look& look = panel.look();
  panel.paint.fill({x, y, width, height}, look.ground, 4);
  panel.paint.outline({x, y, width, height}, look.faint, 4);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    panel.paint.text({x + 12, y + 6 + static_cast<float>(i) * 18, width - 24, 18}, Type::small,
                     i == 0 ? look.ink : look.soft, lines[i]);
  }
}

// A click on a slice seeks there and picks its task; one beside all slices lets the task go.
void click(Panel& panel, const Picture& picture, const TimeScale& scale, const Pointer& at) {
  panel.give(Seek{scale.time_at(at.x)});
  const std::optional<Hit> hit = hit_test(picture, at.x, at.y);
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

}  // namespace

void draw_timeline(Panel& panel, const Picture& picture, TimelineDrag& drag) {
  const TimeScale scale = scale_of(picture);
  const Rect area = rows_area(picture);
  const Rect whole{panel.page.timeline.x - 12, area.y - 6, panel.page.timeline.width + 12,
                   area.height + 6};
  draw_axis(panel, picture, scale);
  panel.paint.push_clip(whole);
  draw_grid(panel, picture, scale);
  draw_row_ground(panel, picture, scale);
  draw_items(panel, picture);
  draw_curves(panel, picture);
  draw_finish_lines(panel, picture, scale);
  panel.paint.pop_clip();
  draw_cursor(panel, picture, scale);
  panel.paint.push_clip(whole);
  draw_headings(panel, picture);
  panel.paint.pop_clip();
  scroll_mark(panel, area, picture.stack.height, picture.view.scroll);
  react(panel, picture, scale, drag);
}

}  // namespace interleave
