#include <algorithm>

#include "base/words.hpp"
#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {

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

void draw_rows(Panel& panel, const Picture& picture, const TimeScale& scale, float arrived) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const Rect area = rows_area(picture);
  const std::string_view selected = selected_name(state);
  for (const Row& row : picture.rows) {
    const Block& block = picture.stack.blocks[row.block];
    const Trace& trace = reading_of(state, block).trace;
    const FrameRow& of = picture.frame_row(row);
    const Time last = picture.frames[row.block].shown_time(row.index, trace.end);
    const float end = std::clamp(scale.x_of(last), area.x, area.right());
    panel.paint.fill({area.x, row.top, end - area.x, row.height},
                     mixed(look.wash, look.ground, arrived));
    std::string_view label = picture.frames[row.block].label(row.index);
    const bool of_task = of.kind == RowKind::lane &&
                         trace.tasks[trace.lanes[of.index].task.index()].name == selected;
    const Rect place{panel.page.timeline.x, row.top, panel.page.label_width - 12, row.height};
    // Without its kind where there is not room for both: it is the name that tells rows apart.
    if (panel.paint.width_of(Type::small, label) > place.width && of.kind != RowKind::lane) {
      label.remove_prefix(label.find(' ') + 1);
    }
    panel.paint.text(place, Type::small,
                     mixed(of_task ? look.accent : look.soft, look.ground, arrived), label);
  }
}

void draw_finish_lines(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const Rect area = rows_area(picture);
  for (const Block& block : picture.stack.blocks) {
    const Reading& reading = reading_of(panel.state, block);
    const float x = scale.x_of(reading.trace.end);
    if (reading.trace.end_kind == End::running) continue;
    if (x < area.x || x > area.right()) continue;
    const float top = picture.screen_y(block.rows_top) - 4;
    panel.paint.vertical(x, top, picture.screen_y(block.bottom), panel.look().soft);
  }
}

namespace {

// Where each row has a time of its own, so has the cursor in it: it stands still with the code.
void draw_own_cursors(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const Rect area = rows_area(picture);
  panel.paint.push_clip(area);
  for (const Row& row : picture.rows) {
    const FrameRows& rows = picture.frames[row.block];
    const float x = scale.x_of(rows.shown_time(row.index, panel.state.cursor));
    if (x < area.x - 1 || x > area.right() + 1) continue;
    panel.paint.vertical(x, row.top - 3, row.bottom + 3, panel.look().accent, 1.25f);
  }
  panel.paint.pop_clip();
}

}  // namespace

void draw_cursor(Panel& panel, const Picture& picture, const TimeScale& scale) {
  const bool own = picture.view.frame == Frame::your_code && picture.view.close_gaps;
  if (own) return draw_own_cursors(panel, picture, scale);
  const Rect area = rows_area(picture);
  const float x = scale.x_of(panel.state.cursor);
  if (x < area.x - 1 || x > area.right() + 1) return;
  const ImU32 accent = panel.look().accent;
  const float y = area.y - 6;
  panel.paint.vertical(x, y, area.bottom(), accent, 1.25f);
  panel.paint.triangle(x - 5, y - 7, x + 5, y - 7, x, y, accent);
}

namespace {

// Left of the axis, in a frame of its own, so that it is not read as one of the axis's words;
// filled while it is on.
bool axis_switch(Panel& panel, std::string id, std::string_view words, bool on) {
  constexpr float kInset = 8, kShapeHeight = 22;
  const Rect& area = panel.page.timeline;
  const float width = panel.paint.width_of(Type::small, words) + 2 * kInset;
  const float top = area.y + (panel.page.axis_height - kShapeHeight) / 2 - 4;
  const Rect shape{area.x - 2, top, width, kShapeHeight};
  const Rect where{shape.x, area.y - 4, width, panel.page.axis_height};
  const Press press = press_area(panel, std::move(id), words, where, on ? "true" : "false");
  const Look& look = panel.look();
  if (on || press.hovered) panel.paint.fill(shape, on ? look.ink : look.wash, kShapeHeight / 2);
  if (!on) panel.paint.outline(shape, look.faint, kShapeHeight / 2);
  panel.paint.text(shape, Type::small, on ? look.ground : look.ink, words, Align::centre);
  return press.clicked;
}

}  // namespace

// In Your code whether its gaps are closed; elsewhere, where the headings of a narrow figure have
// no room for it, what moved between the runs.
void draw_axis_switch(Panel& panel) {
  const AppState& state = panel.state;
  if (state.frame == Frame::your_code) {
    if (axis_switch(panel, "gaps", translated("close gaps"), state.close_gaps)) {
      panel.give(CloseGaps{!state.close_gaps});
    }
  } else if (panel.page.narrow && state.runs.size() > 1) {
    if (axis_switch(panel, "moved", translated("what moved"), state.difference_shown)) {
      panel.give(ShowDifference{!state.difference_shown});
    }
  }
}

}  // namespace interleave
