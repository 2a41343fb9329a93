#include "ui/timeline_drawing.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "ui/facts.hpp"
#include "ui/slice_words.hpp"

namespace interleave {
namespace {

constexpr float kLabelRoom = 6;    // left and right of the words on a slice
constexpr float kLeastLabel = 22;  // a slice narrower than this has none
constexpr float kHatchGap = 6;

// How a task's slices are drawn.
struct TaskLook {
  ImU32 colour;
  ImU32 ink;      // of words on the colour
  bool textured;  // somebody else has the colour plainly
};

TaskLook task_look(Panel& panel, const Reading& reading, TaskId task, bool faint) {
  const std::uint32_t rgb = task_rgb(reading, task, panel.look());
  const ImU32 colour = opaque(rgb);
  const bool textured = reading.colors[task.index()].textured;
  if (!faint) return {colour, opaque(ink_on(rgb)), textured};
  return {mixed(colour, panel.look().ground, 0.3f), panel.look().ink, textured};
}

void draw_blocked(Painter& paint, const Rect& rect, ImU32 colour, const std::string& label) {
  const ImU32 ink = paint.look().soft;
  const float words = label.empty() ? 0 : paint.width_of(Type::small, label) + 2 * kLabelRoom;
  if (words == 0 || words + 24 > rect.width) return paint.dots(rect, colour, 5);
  paint.text({rect.x + kLabelRoom, rect.y, words, rect.height}, Type::small, ink, label);
  paint.dots({rect.x + words, rect.y, rect.width - words, rect.height}, colour, 5);
}

void draw_state(Panel& panel, const Rect& rect, State state, const TaskLook& task,
                const std::string& label) {
  const ImU32 colour = task.colour;
  Painter& paint = panel.paint;
  const float radius = rect.width >= 6 ? 2.0f : 0.0f;
  switch (state) {
    case State::idle: return;
    case State::ready: return paint.outline(rect, faded(colour, 0.65f), radius);
    case State::switching:
      paint.fill(rect, faded(colour, 0.15f));
      return paint.hatch(rect, colour, kHatchGap, false);
    case State::polling:
      paint.fill(rect, faded(colour, 0.15f));
      return paint.hatch(rect, colour, kHatchGap, true);
    case State::stalled: return paint.hatch(rect, panel.look().faint, kHatchGap, false);
    case State::blocked: return draw_blocked(paint, rect, colour, label);
    case State::running: break;
  }
  paint.fill(rect, colour, radius);
  if (task.textured) paint.hatch(rect, faded(task.ink, 0.25f), kHatchGap, false);
  const Type type = rect.height >= 28 ? Type::body : Type::small;
  const Rect room{rect.x + kLabelRoom, rect.y, rect.width - 2 * kLabelRoom, rect.height};
  if (!label.empty() && paint.width_of(type, label) <= room.width) {
    paint.text(room, type, task.ink, label);
  }
}

// A fold: how it is mostly, a little lighter, so that it reads as many and not as one.
void draw_fold(Panel& panel, const Rect& rect, State state, ImU32 colour) {
  if (state == State::idle) return;
  const bool solid =
      state == State::running || state == State::polling || state == State::switching;
  panel.paint.fill(rect, faded(colour, solid ? 0.75f : 0.25f));
}

}  // namespace

std::uint32_t task_rgb(const Reading& reading, TaskId task, const Look& look) {
  return rgb_of(reading.colors[task.index()], look.dark ? Theme::dark : Theme::light);
}

namespace {

// Whether two neighbours on a core are one stretch of the same job: who runs there is what that
// frame tells, not by which operation.
bool continues(const DrawItem& a, const DrawItem& b) {
  return a.row == b.row && a.job == b.job && a.state == b.state && a.x1 >= b.x0 - 0.01f &&
         a.state == State::running && !a.folded() && !b.folded();
}

}  // namespace

void draw_items(Panel& panel, const Picture& picture) {
  const AppState& state = panel.state;
  const Frame frame = picture.view.frame;
  const bool by_core = frame == Frame::cores || frame == Frame::whole_system;
  for (std::size_t i = 0; i < picture.items.size(); ++i) {
    const DrawItem& item = picture.items[i];
    if (!item.job.valid()) continue;
    while (by_core && i + 1 < picture.items.size() &&
           continues(picture.items[i], picture.items[i + 1]))
      ++i;
    const float x1 = picture.items[i].x1;
    const Row& row = picture.rows[item.row];
    const Reading& reading = reading_of(state, picture.stack.blocks[row.block]);
    const bool faint =
        state.selection && reading.trace.tasks[item.task].name != selected_name(state);
    const TaskLook task = task_look(panel, reading, TaskId{item.task}, faint);
    // A hair of ground between neighbours tells one slice from the next.
    const float gap = x1 - item.x0 > 6 ? panel.paint.hairline() : 0;
    const Rect rect{item.x0, row.top, x1 - item.x0 - gap, row.height};
    if (item.folded()) {
      draw_fold(panel, rect, item.state, task.colour);
      continue;
    }
    std::string label;
    if (rect.width >= kLeastLabel) {
      const Slice& slice = row_track(reading.trace, frame, row.index)[item.slice];
      label = slice_label(reading.trace, frame, slice);
    }
    draw_state(panel, rect, item.state, task, label);
  }
}

void draw_curves(Panel& panel, const Picture& picture) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const PageLayout& page = panel.page;
  for (const BlockCurves& curves : picture.curves) {
    const Reading& reading = reading_of(state, picture.stack.blocks[curves.block]);
    const auto peak =
        static_cast<float>(std::max<std::int64_t>(1, reading.metrics.peak_in_progress));
    const float bottom = curves.top + curves.height;
    const float unit = std::min(16.0f, (curves.height - 12) / peak);
    panel.paint.steps(curves.in_progress, bottom, unit, look.faint, look.wash);
    panel.paint.steps(curves.executing, bottom, unit, look.ink,
                      mixed(look.faint, look.ground, 0.35f));

    const Time at =
        std::min(state.cursor, Time{std::max<std::int64_t>(0, reading.trace.end.ns - 1)});
    const float line = std::min(18.0f, curves.height / 2);
    const auto legend = [&](float y, std::string_view words, std::int64_t value, ImU32 colour) {
      const std::string number = to_text(value);
      const float right = page.timeline.x + page.label_width - 12;
      const float width = panel.paint.width_of(Type::small, number);
      panel.paint.text({page.timeline.x, y, right - width - 6 - page.timeline.x, line}, Type::small,
                       look.soft, words);
      panel.paint.text({right - width, y, width + 1, line}, Type::small, colour, number);
    };
    legend(bottom - 2 * line, "in progress", reading.in_progress.value_at(at), look.soft);
    legend(bottom - line, "executing", reading.executing.value_at(at), look.ink);
  }
}

}  // namespace interleave
