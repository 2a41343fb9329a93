#include "ui/picked.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::uint32_t kNoRow = 0xffff'ffff;

bool is_on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching;
}

bool may_use(const Trace& trace, TaskId task, std::size_t core) {
  const std::uint32_t pins = trace.tasks[task.index()].pins;
  if (pins >= trace.pin_sets.size() || trace.pin_sets[pins].empty()) return true;
  const auto& cores = trace.pin_sets[pins];
  return std::find(cores.begin(), cores.end(), make_id<CoreId>(core)) != cores.end();
}

// The first lane of the task that has a slice at t.
std::uint32_t lane_at(const Trace& trace, TaskId task, Time t) {
  for (std::uint32_t i = 0; i < trace.lanes.size(); ++i) {
    if (trace.lanes[i].task == task && trace.lanes[i].track.at(t)) return i;
  }
  return kNoRow;
}

// When the job that a core has at slice i got it.
Time got_it(const Track& core, std::size_t i) {
  while (i > 0 && core[i].cause != Cause::dispatched && core.job(i - 1) == core.job(i) &&
         core.end(i - 1) == core.start(i)) {
    --i;
  }
  return core.start(i);
}

}  // namespace

const Reading* reading_of(const AppState& state, const Selection& selection) {
  if (selection.run >= state.runs.size()) return nullptr;
  const Run& run = state.runs[selection.run];
  if (selection.measured) return run.measured ? &*run.measured : nullptr;
  return &run.simulated;
}

const Slice& slice_of(const Trace& trace, const Picked& picked) {
  const bool is_core = picked.row.kind == TraceRow::Kind::core;
  return is_core ? trace.cores[picked.row.index][picked.index]
                 : trace.lanes[picked.row.index].track[picked.index];
}

std::optional<Selection> selection_at(const Trace& trace, const Track& track, std::uint32_t row,
                                      std::uint32_t run, Time at) {
  const auto i = track.at(at);
  if (!i) return std::nullopt;
  Selection selection{run, trace.measured, {}, at, row};
  if (!track.job(*i).valid()) return selection;
  const JobInfo& job = trace.jobs[track.job(*i).index()];
  selection.task = job.task;
  selection.row = job.lane;
  return selection;
}

std::optional<Selection> still_valid(const AppState& state, Selection selection) {
  const Reading* reading = reading_of(state, selection);
  if (reading == nullptr) return std::nullopt;
  const Trace& trace = reading->trace;
  if (!selection.task.valid()) {
    const bool exists = selection.at && selection.row < trace.cores.size();
    return exists ? std::optional(selection) : std::nullopt;
  }
  if (selection.task.index() >= trace.tasks.size()) return std::nullopt;
  const bool is_its_lane =
      selection.row < trace.lanes.size() && trace.lanes[selection.row].task == selection.task;
  if (selection.at && !is_its_lane) {
    const std::uint32_t lane = lane_at(trace, selection.task, *selection.at);
    selection.row = lane == kNoRow ? 0 : lane;
    if (lane == kNoRow) selection.at.reset();
  }
  return selection;
}

std::optional<Picked> picked_slice(const Trace& trace, const Selection& selection, Time otherwise) {
  const Time at = selection.at.value_or(otherwise);
  if (!selection.task.valid()) {
    if (selection.row >= trace.cores.size()) return std::nullopt;
    const auto i = trace.cores[selection.row].at(at);
    if (!i) return std::nullopt;
    return Picked{{TraceRow::Kind::core, selection.row}, *i};
  }
  const std::uint32_t lane = selection.at ? selection.row : lane_at(trace, selection.task, at);
  if (lane >= trace.lanes.size()) return std::nullopt;
  const auto i = trace.lanes[lane].track.at(at);
  if (!i) return std::nullopt;
  return Picked{{TraceRow::Kind::lane, lane}, *i};
}

std::optional<Question> question_of(const Trace& trace, const Picked& picked, Time at) {
  if (trace.measured) return std::nullopt;
  const Slice& slice = slice_of(trace, picked);
  if (!slice.job.valid()) return std::nullopt;
  if (is_on_core(slice.state)) {
    if (picked.row.kind == TraceRow::Kind::core) return Question{CoreId{picked.row.index}, at};
    if (slice.place >= trace.cores.size()) return std::nullopt;
    return Question{CoreId{slice.place}, slice.start};
  }
  if (slice.state != State::ready) return std::nullopt;
  std::optional<Question> question;
  Time latest{-1};
  for (std::size_t core = 0; core < trace.cores.size(); ++core) {
    const auto i = trace.cores[core].at(at);
    if (!i || trace.cores[core].state(*i) == State::idle) continue;
    if (!may_use(trace, trace.jobs[slice.job.index()].task, core)) continue;
    const Time since = got_it(trace.cores[core], *i);
    if (since <= latest) continue;
    latest = since;
    question = Question{make_id<CoreId>(core), at};
  }
  return question;
}

}  // namespace interleave
