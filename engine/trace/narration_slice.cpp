// Sentences about one slice: of a job on a core, of a job that waits, of an idle core.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "trace/job_end.hpp"
#include "trace/narration.hpp"
#include "trace/narration_words.hpp"

namespace interleave {
namespace {

bool is_on_core(State state) {
  return state != State::idle && state != State::ready && state != State::blocked;
}

const Track& track_of(const Trace& trace, TraceRow row) {
  return row.kind == TraceRow::Kind::core ? trace.cores[row.index] : trace.lanes[row.index].track;
}

// The slice of a job's lane that a slice of a core shows.
struct Place {
  const Track* lane = nullptr;
  std::size_t index = 0;
  [[nodiscard]] const Slice& slice() const { return (*lane)[index]; }
  // The next of the same job without a gap, null if there is none.
  [[nodiscard]] const Slice* next() const {
    if (index + 1 == lane->size()) return nullptr;
    const Slice& after = (*lane)[index + 1];
    return after.job == slice().job && after.start == slice().end ? &after : nullptr;
  }
};

Place place_of(const Trace& trace, TraceRow row, std::size_t index) {
  if (row.kind == TraceRow::Kind::lane) return {&trace.lanes[row.index].track, index};
  const Slice& slice = trace.cores[row.index][index];
  const Track& lane = trace.lanes[trace.jobs[slice.job.index()].lane].track;
  return {&lane, lane.at(slice.start).value_or(0)};
}

// How long the job had been ready right before.
Duration ready_before(const Place& place) {
  Duration ready;
  for (std::size_t i = place.index; i > 0; --i) {
    const Slice& former = (*place.lane)[i - 1];
    if (former.state != State::ready || former.job != place.slice().job ||
        former.end != (*place.lane)[i].start) {
      break;
    }
    ready += former.length();
  }
  return ready;
}

// Right before, if it was the same job.
const Slice* before(const Place& place) {
  if (place.index == 0) return nullptr;
  const Slice& former = (*place.lane)[place.index - 1];
  const bool joins = former.job == place.slice().job && former.end == place.slice().start;
  return joins ? &former : nullptr;
}

std::string began_words(const Place& place) {
  const Slice* former = before(place);
  if (former && former->state == State::switching && place.slice().state != State::switching) {
    return say(Phrase::began_switched, {words_of(former->length())});
  }
  switch (place.slice().cause) {
    case Cause::dispatched: {
      const Duration ready = ready_before(place);
      if (ready == Duration{}) return say(Phrase::began_dispatched);
      return say(Phrase::began_dispatched_after, {words_of(ready)});
    }
    case Cause::measured_gap: return say(Phrase::began_gap);
    default: return say(Phrase::began_operation);
  }
}

// Who is on this core from t on, if anybody is.
std::optional<JobId> on_core_at(const Trace& trace, std::uint32_t core, Time t) {
  if (core >= trace.cores.size()) return std::nullopt;
  const auto i = trace.cores[core].at(t);
  if (!i || trace.cores[core].state(*i) == State::idle) return std::nullopt;
  return trace.cores[core].job(*i);
}

std::string operation_words(const Trace& trace, const Slice& slice) {
  const OperationInfo* operation = operation_of(trace, slice);
  if (!operation) return say(Phrase::something);
  return operation->label.empty() ? operation->verb : operation->label;
}

std::string ended_words(const Trace& trace, const Place& place) {
  const Slice& slice = place.slice();
  const JobInfo& job = trace.jobs[slice.job.index()];
  const Slice* next = place.next();
  if (!next) {
    if (job.finish == slice.end) return say(Phrase::end_finished);
    return say(job.dropped == slice.end ? Phrase::end_dropped : Phrase::end_of_run);
  }
  if (next->state == State::blocked) {
    return say(Phrase::end_waits, {wait_words(trace, next->wait, next->place)});
  }
  if (next->state == State::stalled) return say(Phrase::end_stalls);
  if (is_on_core(next->state)) {
    if (slice.state == State::switching || slice.state == State::stalled) {
      return say(Phrase::end_runs);
    }
    return say(Phrase::end_next, {operation_words(trace, *next)});
  }
  if (next->cause == Cause::yielded) return say(Phrase::end_yielded);
  if (next->cause != Cause::preempted) return say(Phrase::end_quantum);
  const auto other = on_core_at(trace, slice.place, slice.end);
  if (!other) return say(Phrase::end_preempted);
  return say(Phrase::end_preempted_by, {job_words(trace, *other)});
}

Phrase phrase_of(State state) {
  switch (state) {
    case State::polling: return Phrase::slice_polls;
    case State::switching: return Phrase::slice_switches;
    case State::stalled: return Phrase::slice_stalls;
    default: return Phrase::slice_runs;
  }
}

std::string ready_words(Cause cause) {
  switch (cause) {
    case Cause::quantum_expired: return say(Phrase::ready_quantum);
    case Cause::preempted: return say(Phrase::ready_preempted);
    case Cause::yielded: return say(Phrase::ready_yielded);
    case Cause::wait_ended: return say(Phrase::ready_wait_ended);
    default: return say(Phrase::ready_arrival);
  }
}

// Calls `visit` for the first job of each other task that had a core while this one had none.
template <class Visit>
void each_on_cores(const Trace& trace, const Slice& gap, Visit visit) {
  std::vector<std::uint8_t> seen(trace.tasks.size(), 0);
  seen[trace.jobs[gap.job.index()].task.index()] = 1;
  for (const Track& core : trace.cores) {
    for (std::size_t i = core.first_ending_after(gap.start);
         i < core.size() && core.start(i) < gap.end; ++i) {
      if (core.state(i) == State::idle) continue;
      const std::size_t task = trace.jobs[core.job(i).index()].task.index();
      if (seen[task] == 0) visit(core.job(i));
      seen[task] = 1;
    }
  }
}

// Who had the cores in a stretch of time.
std::string meanwhile_words(const Trace& trace, const Slice& gap) {
  Named who;
  each_on_cores(trace, gap, [&](JobId job) { who.add(trace.task_name(job)); });
  if (who.count == 0) return "";
  return say(Phrase::meanwhile, {who.list(), words_of(trace.cores.size())});
}

// The job that holds a mutex at t but `except`, if one does.
std::optional<JobId> holder_at(const Trace& trace, std::uint32_t mutex, Time t, JobId except) {
  std::optional<JobId> holder;
  for (const CoordinationEvent& event : trace.coordination) {
    if (event.at > t) break;
    const bool locks = event.kind == CoordinationEvent::Kind::locked;
    const bool unlocks = event.kind == CoordinationEvent::Kind::unlocked;
    if (event.object != mutex || (!locks && !unlocks)) continue;
    holder = locks && event.job != except ? std::optional{event.job} : std::nullopt;
  }
  return holder;
}

// What more there is to say about what a job waits for.
std::string wait_detail(const Trace& trace, const Slice& slice) {
  if (slice.wait == WaitKind::mutex) {
    const auto holder = holder_at(trace, slice.place, slice.start, slice.job);
    return holder ? say(Phrase::gap_holder, {job_words(trace, *holder)}) : "";
  }
  if (slice.wait != WaitKind::device || slice.place >= trace.devices.size()) return "";
  const Requests& requests = trace.devices[slice.place].requests;
  for (std::size_t i = requests.first_asked_from(slice.start);
       i < requests.size() && requests[i].asked == slice.start; ++i) {
    if (requests[i].job != slice.job) continue;
    const Duration queued = requests[i].begun.value_or(trace.end) - requests[i].asked;
    if (queued == Duration{}) return say(Phrase::gap_served);
    return say(Phrase::gap_queued, {words_of(queued)});
  }
  return "";
}

std::string describe_idle(const Trace& trace, std::uint32_t core, const Slice& slice) {
  Named ready;
  for (const Lane& lane : trace.lanes) {
    const auto i = lane.track.at(slice.start);
    if (i && lane.track.state(*i) == State::ready) ready.add(trace.task_name(lane.track.job(*i)));
  }
  bool anybody_left = false, anybody_later = false;
  for (const JobInfo& job : trace.jobs) {
    const bool has_come = job.arrival <= slice.start;
    anybody_later |= !has_come;
    anybody_left |= has_come && end_of(job).value_or(trace.end) > slice.start;
  }
  const std::string why = ready.count > 0
                              ? say(Phrase::idle_pinned, {ready.list(), words_of(ready.count)})
                          : anybody_left  ? say(Phrase::idle_all_wait)
                          : anybody_later ? say(Phrase::idle_nobody)
                                          : say(Phrase::idle_done);
  const std::string what = say(Phrase::idle, {words_of(std::size_t{core}), words_of(slice.start),
                                              words_of(slice.end), words_of(slice.length())});
  return say(Phrase::slice_of, {what, why}) + ".";
}

// "{what}: {first}; {second}.", as far as there is something to say.
std::string sentence(const std::string& what, const std::string& first, const std::string& second) {
  std::string details;
  for (const std::string& detail : {first, second}) {
    if (!detail.empty()) append_clause(details, detail);
  }
  return (details.empty() ? what : say(Phrase::slice_of, {what, details})) + ".";
}

}  // namespace

std::string describe_slice(const Trace& trace, TraceRow row, std::size_t index) {
  if (!is_on_core(track_of(trace, row).state(index))) return describe_gap(trace, row, index);
  const Place place = place_of(trace, row, index);
  const Slice& slice = place.slice();
  std::string what = say(phrase_of(slice.state),
                         {job_words(trace, slice.job), place_words(trace, slice.place),
                          words_of(slice.start), words_of(slice.end), words_of(slice.length())});
  const std::string label = label_words(trace, slice);
  if (!label.empty()) what = say(Phrase::with_label, {what, label});
  return sentence(what, began_words(place), ended_words(trace, place));
}

std::string describe_gap(const Trace& trace, TraceRow row, std::size_t index) {
  const Slice& slice = track_of(trace, row)[index];
  if (slice.state == State::idle) return describe_idle(trace, row.index, slice);
  if (is_on_core(slice.state)) return describe_slice(trace, row, index);
  const std::string who = job_words(trace, slice.job);
  const std::string from = words_of(slice.start), to = words_of(slice.end),
                    length = words_of(slice.length());
  if (slice.state == State::blocked) {
    const std::string what = wait_words(trace, slice.wait, slice.place);
    return sentence(say(Phrase::gap_blocked, {who, what, from, to, length}),
                    wait_detail(trace, slice), "");
  }
  const bool for_thread = !trace.thread_per_task && slice.cause == Cause::arrival;
  return sentence(
      say(for_thread ? Phrase::gap_for_thread : Phrase::gap_ready, {who, from, to, length}),
      ready_words(slice.cause), meanwhile_words(trace, slice));
}

std::vector<JobId> concerned_jobs(const Trace& trace, TraceRow row, std::size_t index,
                                  std::size_t most) {
  const Slice& slice = track_of(trace, row)[index];
  std::vector<JobId> jobs;
  if (slice.state == State::ready) {
    each_on_cores(trace, slice, [&](JobId job) {
      if (jobs.size() < most) jobs.push_back(job);
    });
  } else if (slice.state == State::blocked && slice.wait == WaitKind::mutex && most > 0) {
    if (const auto holder = holder_at(trace, slice.place, slice.start, slice.job)) {
      jobs.push_back(*holder);
    }
  }
  return jobs;
}

std::string describe_absence(const Trace& trace, JobId job, Time t) {
  const JobInfo& info = trace.jobs[job.index()];
  const std::string who = job_words(trace, job);
  if (t < info.arrival) return say(Phrase::not_yet_arrived, {who, words_of(info.arrival)});
  if (info.finish && *info.finish <= t)
    return say(Phrase::has_finished, {who, words_of(*info.finish)});
  if (info.dropped && *info.dropped <= t) {
    return say(Phrase::was_dropped, {who, words_of(*info.dropped)});
  }
  return say(Phrase::queues_behind, {who, words_of(info.arrival)});
}

}  // namespace interleave
