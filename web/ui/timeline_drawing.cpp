#include "ui/timeline_drawing.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "ui/facts.hpp"
#include "ui/morph.hpp"
#include "ui/slice_words.hpp"

namespace interleave {
namespace {

constexpr float kLabelRoom = 6;    // left and right of the words on a slice
constexpr float kLeastLabel = 22;  // a slice narrower than this has none
constexpr float kLeastLabelHeight = 14;
constexpr float kHatchGap = 6;
constexpr float kIdleGap = 9;

// The theme's hues and what is written on them: for a whole frame, since the contrast of a colour
// takes some computing.
struct Hues {
  std::array<ImU32, kTaskHuesLight.size()> colour, ink;

  explicit Hues(Theme theme) {
    const auto& hues = hues_of(theme);
    for (std::size_t i = 0; i < hues.size(); ++i) {
      colour[i] = opaque(hues[i]);
      ink[i] = opaque(ink_on(hues[i]));
    }
  }
};

// How a task's slices are drawn.
struct TaskLook {
  ImU32 colour;
  ImU32 ink;      // of words on the colour
  bool textured;  // somebody else has the colour plainly
};

// `shown` of 1 is all there, 0 not yet.
TaskLook task_look(const Look& look, const Hues& hues, TaskColor of, bool faint, float shown) {
  TaskLook task{hues.colour[of.hue], hues.ink[of.hue], of.textured};
  if (shown < 1) {
    task.colour = mixed(task.colour, look.ground, shown);
    task.ink = mixed(task.ink, look.ground, shown);
  }
  if (faint) {
    task.colour = mixed(task.colour, look.ground, 0.3f);
    task.ink = mixed(look.ink, look.ground, shown);
  }
  return task;
}

void draw_blocked(Painter& paint, const Rect& rect, ImU32 colour, std::string_view label) {
  const ImU32 ink = paint.look().soft;
  const float words = label.empty() ? 0 : paint.width_of(Type::small, label) + 2 * kLabelRoom;
  if (words == 0 || words + 24 > rect.width) return paint.dots(rect, colour, 5);
  paint.text({rect.x + kLabelRoom, rect.y, words, rect.height}, Type::small, ink, label);
  paint.dots({rect.x + words, rect.y, rect.width - words, rect.height}, colour, 5);
}

void draw_state(Panel& panel, const Rect& rect, State state, const TaskLook& task,
                std::string_view label) {
  Painter& paint = panel.paint;
  const bool contrast = paint.look().contrast();
  // In high contrast lines are ink, whoever they are of.
  const ImU32 colour = contrast && state != State::running ? paint.look().ink : task.colour;
  const float radius = rect.width >= 6 ? 2.0f : 0.0f;
  switch (state) {
    case State::idle: return;
    case State::ready: return paint.outline(rect, faded(colour, contrast ? 1 : 0.65f), radius);
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
  if (contrast && rect.width > 3) paint.outline(rect, paint.look().ink, radius);
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
  return rgb_of(reading.colors[task.index()], look.theme);
}

namespace {

void draw_idle(Panel& panel, const Rect& rect) {
  panel.paint.hatch(rect, panel.look().hairline, kIdleGap, false);
}

// Whether two neighbours on a core are one stretch of the same job: who runs there is what that
// frame tells, not by which operation.
bool continues(const DrawItem& a, const DrawItem& b) {
  return a.row == b.row && a.track == b.track && a.job == b.job && a.state == b.state &&
         a.x1 >= b.x0 - 0.01f && a.state == State::running && !a.folded() && !b.folded();
}

}  // namespace

void draw_items(Panel& panel, const Picture& picture, float arrived) {
  const bool moves = arrived < 1 && picture.came_from.size() == picture.items.size();
  const AppState& state = panel.state;
  const Hues hues(panel.look().theme);
  const std::string_view selected = selected_name(state);
  for (std::size_t i = 0; i < picture.items.size(); ++i) {
    const DrawItem& item = picture.items[i];
    const Row& row = picture.rows[item.row];
    const RowKind kind = picture.frame_row(row).kind;
    Rect rect = picture.rect_of(item);
    if (!item.job.valid()) {
      if (kind == RowKind::core) draw_idle(panel, rect);
      continue;
    }
    // On a lane the operations are told apart, elsewhere who runs is.
    while (!moves && kind != RowKind::lane && i + 1 < picture.items.size() &&
           continues(picture.items[i], picture.items[i + 1]))
      ++i;
    rect.width = picture.items[i].x1 - rect.x;
    const bool is_new = moves && picture.came_from[i].empty();
    if (moves && !is_new) rect = on_the_way(picture.came_from[i], rect, arrived);
    const Reading& reading = reading_of(state, picture.stack.blocks[row.block]);
    const bool faint = !selected.empty() && reading.trace.tasks[item.task].name != selected;
    const TaskLook task =
        task_look(panel.look(), hues, reading.colors[item.task], faint, is_new ? arrived : 1);
    // A hair of ground between neighbours tells one slice from the next.
    if (rect.width > 6) rect.width -= panel.paint.hairline();
    if (item.folded()) {
      draw_fold(panel, rect, item.state, task.colour);
      continue;
    }
    std::string_view label;
    if (rect.width >= kLeastLabel && rect.height >= kLeastLabelHeight) {
      label = slice_label(reading.trace, kind, picture.track_of(item)[item.slice]);
    }
    draw_state(panel, rect, item.state, task, label);
  }
}

}  // namespace interleave
