#include "app/look_around.hpp"

#include <algorithm>

#include "app/steps.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

const Trace* trace_of(const AppState& state, std::uint32_t run, bool measured) {
  if (run >= state.runs.size()) return nullptr;
  const Run& of = state.runs[run];
  if (!measured) return &of.simulated.trace;
  return of.measured ? &of.measured->trace : nullptr;
}

const Track* lane_of(const AppState& state, const Selection& task) {
  const Trace* trace = trace_of(state, task.run, task.measured);
  if (trace == nullptr) return nullptr;
  for (const Lane& lane : trace->lanes) {
    if (lane.task == task.task) return &lane.track;
  }
  return nullptr;
}

const Track* chosen_track(const AppState& state) {
  if (state.row) {
    const Trace* trace = trace_of(state, state.row->run, state.row->measured);
    const std::size_t i = state.row->index;
    const bool is_lane = state.row->kind == RowKind::lane ||
                         (state.row->kind == RowKind::thread && trace && trace->thread_per_task);
    if (trace && state.row->kind == RowKind::core && i < trace->cores.size()) {
      return &trace->cores[i];
    }
    if (trace && is_lane && i < trace->lanes.size()) return &trace->lanes[i].track;
  }
  return state.selection ? lane_of(state, *state.selection) : nullptr;
}

// Goes `by` steps from the cursor; the last instant reached.
template <class After, class Before>
std::optional<Time> away(Time from, int by, After after, Before before) {
  std::optional<Time> reached;
  for (int left = std::clamp(by, -10'000, 10'000); left != 0; left += left < 0 ? 1 : -1) {
    const std::optional<Time> next = left > 0 ? after(from) : before(from);
    if (!next) break;
    reached = from = *next;
  }
  return reached;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has(std::string_view name, std::string_view text) {
  return std::search(name.begin(), name.end(), text.begin(), text.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != name.end();
}

}  // namespace

std::optional<Time> decision_away(const AppState& state, int by) {
  const Reading* reading = chosen_reading(state);
  if (reading == nullptr) return std::nullopt;
  const Trace& trace = reading->trace;
  return away(
      state.cursor, by, [&](Time t) { return decision_after(trace, t); },
      [&](Time t) { return decision_before(trace, t); });
}

std::optional<Time> slice_away(const AppState& state, int by) {
  const Track* track = chosen_track(state);
  if (track == nullptr) return std::nullopt;
  return away(
      state.cursor, by, [&](Time t) { return slice_after(*track, t); },
      [&](Time t) { return slice_before(*track, t); });
}

std::optional<Viewport> focus_of(const AppState& state) {
  const Track* track = chosen_track(state);
  if (track == nullptr || track->empty()) return std::nullopt;
  const std::size_t i = std::min(track->first_ending_after(state.cursor), track->size() - 1);
  const Duration air{std::max<std::int64_t>(1, (track->end(i) - track->start(i)).ns / 4)};
  return between(track->start(i) - air, track->end(i) + air, shown_end(state));
}

std::optional<Selection> task_named(const AppState& state, std::string_view text, bool on) {
  const Reading* reading = chosen_reading(state);
  if (reading == nullptr || text.empty()) return std::nullopt;
  const std::vector<TaskInfo>& tasks = reading->trace.tasks;
  std::size_t from = 0;
  if (on && state.selection) from = state.selection->task.index() + 1;
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    const std::size_t i = (from + k) % tasks.size();
    if (!has(tasks[i].name, text)) continue;
    return Selection{state.chosen_run, reading->trace.measured,
                     TaskId{static_cast<std::uint32_t>(i)}};
  }
  return std::nullopt;
}

Time first_seen(const AppState& state, const Selection& task) {
  const Track* lane = lane_of(state, task);
  return lane == nullptr || lane->empty() ? Time{} : lane->start(0);
}

}  // namespace interleave
