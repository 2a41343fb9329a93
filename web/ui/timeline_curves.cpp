#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "layout/ready_queue.hpp"
#include "ui/facts.hpp"
#include "ui/slice_words.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kChip = 8;      // the square in a task's colour
constexpr float kChipGap = 14;  // between one task and the next

// Who is pressed is picked, and says why he waits.
void press_ready(Panel& panel, const Block& block, const JobInfo& job, std::string_view name,
                 const Rect& where) {
  const std::string id = "ready-" + to_text(static_cast<std::int64_t>(block.run)) +
                         (block.measured ? "-measured-" : "-") +
                         to_text(static_cast<std::int64_t>(job.lane));
  if (!press_area(panel, id, name, where).clicked) return;
  panel.give(Select{Selection{block.run, block.measured, job.task, panel.state.cursor, job.lane}});
  panel.give(ChooseDetail{Detail::why});
}

// The tasks one after another, as far as there is room; then how many more there are.
void draw_queue(Panel& panel, const Block& block, const Rect& room, bool can_be_pressed) {
  const Reading& reading = reading_of(panel.state, block);
  const Look& look = panel.look();
  const std::vector<JobId> ready = ready_now(panel.state, block);
  const float more_room = panel.paint.width_of(Type::small, more_ready(ready.size(), ready.size()));
  float x = room.x;
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const JobInfo& job = reading.trace.jobs[ready[i].index()];
    const TaskId task = job.task;
    const std::string& name = reading.trace.tasks[task.index()].name;
    const float width = panel.paint.width_of(Type::small, name);
    const bool is_last = i + 1 == ready.size();
    if (x + kChip + 6 + width > room.right() - (is_last ? 0 : kChipGap + more_room)) {
      return panel.paint.text({x, room.y, more_room + 1, room.height}, Type::small, look.soft,
                              more_ready(ready.size() - i, ready.size()));
    }
    const Rect chip{x, room.y + (room.height - kChip) / 2, kChip, kChip};
    panel.paint.fill(chip, opaque(task_rgb(reading, task, look)), 2);
    panel.paint.text({x + kChip + 6, room.y, width + 1, room.height}, Type::small, look.soft, name);
    if (can_be_pressed) {
      press_ready(panel, block, job, name,
                  {x - kChipGap / 2, room.y, kChip + 6 + width + kChipGap, room.height});
    }
    x += kChip + 6 + width + kChipGap;
  }
}

}  // namespace

void draw_queues(Panel& panel, const Picture& picture) {
  const PageLayout& page = panel.page;
  for (const Block& block : picture.stack.blocks) {
    const float y = picture.screen_y(block.queue_top);
    const float height = picture.stack.sizes.queue;
    if (height <= 0 || y + height < picture.view.top || y > picture.view.top + picture.view.height)
      continue;
    panel.paint.text({page.timeline.x, y, page.label_width - 12, height}, Type::small,
                     panel.look().soft, translated("ready"));
    const bool whole =
        y >= picture.view.top && y + height <= picture.view.top + picture.view.height;
    draw_queue(panel, block, {picture.view.left, y, picture.view.width, height}, whole);
  }
}

void draw_curves(Panel& panel, const Picture& picture) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const PageLayout& page = panel.page;
  for (const BlockCurves& curves : picture.curves) {
    const Block& block = picture.stack.blocks[curves.block];
    if (state.runs[block.run].hidden) continue;
    const Reading& reading = reading_of(state, block);
    const auto peak =
        static_cast<float>(std::max<std::int64_t>(1, reading.metrics.peak_in_progress));
    const float bottom = curves.top + curves.height;
    const float unit = std::min(16.0f, (curves.height - 12) / peak);
    panel.paint.steps(curves.in_progress, bottom, unit, look.faint, look.wash);
    panel.paint.steps(curves.executing, bottom, unit, look.ink,
                      mixed(look.faint, look.ground, 0.35f));

    const auto [in_progress, executing] = reading.counts_at(state.cursor);
    const float line = std::min(18.0f, curves.height / 2);
    const auto legend = [&](float y, std::string_view words, std::int64_t value, ImU32 colour) {
      const std::string number = to_text(value);
      const float right = page.timeline.x + page.label_width - 12;
      const float width = panel.paint.width_of(Type::small, number);
      panel.paint.text({page.timeline.x, y, right - width - 6 - page.timeline.x, line}, Type::small,
                       look.soft, words);
      panel.paint.text({right - width, y, width + 1, line}, Type::small, colour, number);
    };
    legend(bottom - 2 * line, translated("in progress"), in_progress, look.soft);
    legend(bottom - line, translated("executing"), executing, look.ink);
  }
}

}  // namespace interleave
