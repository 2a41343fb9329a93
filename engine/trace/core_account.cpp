#include "trace/core_account.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "trace/carriers.hpp"
#include "trace/idle_time.hpp"
#include "trace/job_end.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

struct Change {
  Time at;
  std::int32_t ready = 0, waiting = 0;
};

void add(std::vector<Change>& changes, Time from, Time to, std::int32_t ready,
         std::int32_t waiting) {
  if (from >= to) return;
  changes.push_back({from, ready, waiting});
  changes.push_back({to, -ready, -waiting});
}

// Until then somebody is yet to arrive.
Time last_arrival(const Trace& trace) {
  Time last;
  std::vector<std::uint8_t> has_come(trace.tasks.size(), 0);
  for (const JobInfo& job : trace.jobs) {
    last = std::max(last, job.arrival);
    has_come[job.task.index()] = 1;
  }
  for (std::size_t i = 0; i < trace.tasks.size(); ++i) {
    const TaskInfo& task = trace.tasks[i];
    if (trace.end_kind == End::completed && has_come[i]) continue;
    if (task.last_arrival <= trace.end) {
      last = std::max(last, task.last_arrival);
      if (task.after != 0 && !has_come[i]) last = trace.end;
    } else {
      last = trace.end;
    }
  }
  return last;
}

// From then on fewer jobs than cores are left: only from then on can a core be idle because nothing
// is left to do. With as many jobs as cores, or more, one of them is off the cores.
Time few_are_left(const Trace& trace, Time last_arrival) {
  std::vector<Time> ends;
  for (const JobInfo& job : trace.jobs) ends.push_back(end_of(job).value_or(trace.end));
  if (ends.size() < trace.cores.size() || ends.empty()) return last_arrival;
  const auto nth =
      ends.end() - static_cast<std::ptrdiff_t>(std::max<std::size_t>(trace.cores.size(), 1));
  std::nth_element(ends.begin(), nth, ends.end());
  return std::max(last_arrival, *nth);
}

// Jobs that wait, for whatever reason, from `since` on.
void add_waiting(const Trace& trace, Time since, std::vector<Change>& changes) {
  for (const Lane& lane : trace.lanes) {
    const Track& track = lane.track;
    for (std::size_t i = track.first_ending_after(since); i < track.size(); ++i) {
      if (track.state(i) != State::ready && track.state(i) != State::blocked) continue;
      add(changes, std::max(track.start(i), since), track.end(i), 0, 1);
    }
  }
  std::vector<Time> free_at(trace.lanes.size());
  for (const JobInfo& job : trace.jobs) {
    Time& free = free_at[job.lane];
    const Time end = end_of(job).value_or(trace.end);
    add(changes, std::max(job.arrival, since), std::min(free, end), 0, 1);
    free = std::max(free, end);
  }
}

// Threads that are ready while some core is idle; `idle` is not empty. A job that waits for a
// thread is none: where no pin and no queue can keep a thread from an idle core, no ready thread is
// left.
void add_ready(const Trace& trace, IdleTime& idle, std::vector<Change>& changes) {
  const Carriers carriers = carriers_of(trace);
  const bool jobs_wait = carriers.threads != Carriers::kOneATask;
  if (jobs_wait && trace.global_queue && trace.pin_sets.size() <= 1) return;
  // Where cores are busy to the last, only the end of each lane is left to look at.
  const Time first = idle.stretches().front().at, last = idle.stretches().back().end;
  for (const Lane& lane : trace.lanes) {
    const Track& track = lane.track;
    for (auto next = track.from(track.first_ending_after(first)); next != track.end(); ++next) {
      const Slice& slice = *next;
      if (slice.start >= last) break;
      if (slice.state != State::ready) continue;
      if (jobs_wait && !carriers.tasks_are_suspended && slice.cause == Cause::arrival) continue;
      if (idle.first_in(slice.start, slice.end)) add(changes, slice.start, slice.end, 1, 0);
    }
  }
}

// From `start` on and up to the next span: of each kind how much has passed since time 0, and what
// goes on now.
struct Span {
  Time start;
  Duration ready, waiting;
  enum class Kind : std::uint8_t { ready, waiting, done } kind = Kind::done;
};

std::vector<Span> spans_of(const std::vector<Change>& changes) {
  std::vector<Span> spans{{}};
  std::int64_t ready = 0, waiting = 0;
  for (std::size_t i = 0; i < changes.size();) {
    const Time at = changes[i].at;
    for (; i < changes.size() && changes[i].at == at; ++i) {
      ready += changes[i].ready;
      waiting += changes[i].waiting;
    }
    Span next = spans.back();
    if (next.kind == Span::Kind::ready) next.ready += at - next.start;
    if (next.kind == Span::Kind::waiting) next.waiting += at - next.start;
    next.start = at;
    next.kind = ready > 0     ? Span::Kind::ready
                : waiting > 0 ? Span::Kind::waiting
                              : Span::Kind::done;
    if (spans.back().start == at) {
      spans.back() = next;
    } else if (spans.back().kind != next.kind) {
      spans.push_back(next);
    }
  }
  return spans;
}

// How much of [0, t) was of each kind. Asked in ascending order, with `from` where to begin.
Span passed_until(const std::vector<Span>& spans, Time t, std::size_t& from) {
  while (from + 1 < spans.size() && spans[from + 1].start <= t) ++from;
  Span span = spans[from];
  if (span.kind == Span::Kind::ready) span.ready += t - span.start;
  if (span.kind == Span::Kind::waiting) span.waiting += t - span.start;
  return span;
}

std::vector<Span> idle_kinds(const Trace& trace, const IdleSlices& idle_slices) {
  IdleTime idle{idle_slices, {}};
  if (idle.stretches().empty()) return {};
  std::vector<Change> changes;
  const Time few = few_are_left(trace, last_arrival(trace));
  add(changes, Time{}, few, 0, 1);
  add_waiting(trace, few, changes);
  add_ready(trace, idle, changes);
  radix_sort(changes);
  return spans_of(changes);
}

// First when the cores are idle, then the slices of each.
class CoreMeasure {
 public:
  explicit CoreMeasure(const Trace& trace)
      : trace_(trace), idle_(trace), passed_(trace.cores.size()) {
    for (const Track& core : trace.cores) cores_.add(core);
  }

  void go_on(const Piece& piece, Metrics& metrics) {
    if (piece.is_first()) metrics.cores.resize(trace_.cores.size());
    const std::size_t slices = idle_.size();
    idle_.look_at(piece.share_of_first(slices));
    if (piece.is_last_of_first()) spans_ = idle_kinds(trace_, idle_);
    cores_.visit(piece.share_of_second(slices), [&](std::size_t core, const Slice& slice, bool) {
      add(slice, metrics.cores[core], passed_[core]);
      metrics.switches += passed_[core].switches(slice);
    });
  }

 private:
  // Of a core, what is behind its last slice.
  struct Passed {
    std::size_t span = 0;
    std::uint32_t thread = kNoPlace;

    // 1 if another thread begins with the slice than ran before.
    int switches(const Slice& slice) {
      if (slice.state == State::idle) return 0;
      const std::uint32_t before = std::exchange(thread, slice.place);
      return before != kNoPlace && before != thread;
    }
  };

  void add(const Slice& slice, CoreAccount& account, Passed& passed) const {
    if (slice.state == State::running) {
      account.useful += slice.length();
    } else if (slice.state == State::polling) {
      account.polling += slice.length();
    } else if (slice.state != State::idle) {
      account.switching += slice.length();
    } else {
      const Span before = passed_until(spans_, slice.start, passed.span);
      const Span after = passed_until(spans_, slice.end, passed.span);
      const Duration ready = after.ready - before.ready;
      const Duration waiting = after.waiting - before.waiting;
      account.idle_ready += ready;
      account.idle_waiting += waiting;
      account.idle_done += slice.length() - ready - waiting;
    }
  }

  const Trace& trace_;
  IdleSlices idle_;
  TrackOrder cores_;
  std::vector<Span> spans_;
  std::vector<Passed> passed_;  // by core
};

}  // namespace

void measure_cores(const Trace& trace, Metrics& metrics, Piece& piece) {
  piece.memory<CoreMeasure>(trace).go_on(piece, metrics);
}

}  // namespace interleave
