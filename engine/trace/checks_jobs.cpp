#include <algorithm>
#include <cstddef>

#include "base/format.hpp"
#include "trace/check_list.hpp"
#include "trace/job_end.hpp"
#include "trace/track_order.hpp"

namespace interleave {
namespace {

// For each operation the outermost repeat around it, as the index of its first mark; an operation
// outside of all repeats is its own.
std::vector<std::uint32_t> outermost_repeats(const ProgramInfo& program) {
  std::vector<std::uint32_t> outermost;
  std::uint32_t depth = 0, begin = 0;
  for (std::uint32_t i = 0; i < program.operations.size(); ++i) {
    if (program.operations[i].verb == "repeat" && depth++ == 0) begin = i;
    outermost.push_back(depth > 0 ? begin : i);
    if (program.operations[i].verb == "end" && depth > 0) --depth;
  }
  return outermost;
}

// A job goes back in its program only within a repeat.
class OrderCheck {
 public:
  explicit OrderCheck(const Trace& trace) : trace_(trace) {
    lanes_.add_lanes(trace);
    for (const ProgramInfo& program : trace.programs) {
      repeats_.push_back(outermost_repeats(program));
    }
  }

  void check(const Piece& piece, CheckResult& result) {
    lanes_.visit(piece.share(lanes_.size()), [&](std::size_t l, const Slice& slice, bool first) {
      const auto& outermost = repeats_[trace_.tasks[trace_.lanes[l].task.index()].program];
      if (first) job_ = {};
      if (slice.operation >= outermost.size()) return;
      const bool goes_back = slice.job == job_ && slice.operation < last_;
      expect(result, !goes_back || outermost[slice.operation] == outermost[last_], [&] {
        return job_name(trace_, slice.job) + " went back in its program " + at_time(slice.start) +
               ".";
      });
      job_ = slice.job;
      last_ = slice.operation;
    });
  }

 private:
  const Trace& trace_;
  TrackOrder lanes_;
  std::vector<std::vector<std::uint32_t>> repeats_;  // by program
  JobId job_;
  std::uint32_t last_ = 0;
};

bool fits(const Slice& slice) {
  switch (slice.state) {
    case State::ready:
      return slice.cause == Cause::arrival || slice.cause == Cause::wait_ended ||
             slice.cause == Cause::quantum_expired || slice.cause == Cause::preempted ||
             slice.cause == Cause::yielded;
    case State::blocked: return slice.cause == Cause::wait_began;
    case State::running:
    case State::polling:
    case State::switching:
      return slice.cause == Cause::dispatched || slice.cause == Cause::operation_began ||
             slice.cause == Cause::wait_began || slice.cause == Cause::wait_ended ||
             slice.cause == Cause::measured_gap;
    case State::stalled: return slice.cause == Cause::measured_gap;
    case State::idle:
      return slice.cause == Cause::start || slice.cause == Cause::nobody_ready ||
             slice.cause == Cause::finished;
  }
  return false;
}

// Of cores and lanes alike.
class CauseCheck {
 public:
  explicit CauseCheck(const Trace& trace) : trace_(trace) {
    for (const Track& core : trace.cores) tracks_.add(core);
    tracks_.add_lanes(trace);
  }

  void check(const Piece& piece, CheckResult& result) {
    tracks_.visit(piece.share(tracks_.size()), [&](std::size_t t, const Slice& slice, bool first) {
      if (first) reached_ = {};
      expect(result, reached_ <= slice.start && slice.start < slice.end,
             [&] { return "The time of " + name(t) + " goes back " + at_time(slice.start) + "."; });
      expect(result,
             fits(slice) && (slice.state == State::blocked) == (slice.wait != WaitKind::none), [&] {
               return name(t) + " is " + std::string{name_of(slice.state)} +
                      " for no reason that fits, " + at_time(slice.start) + ".";
             });
      reached_ = slice.end;
    });
  }

 private:
  [[nodiscard]] std::string name(std::size_t track) const {
    const std::size_t cores = trace_.cores.size();
    if (track < cores) return core_name(track);
    return trace_.tasks[trace_.lanes[track - cores].task.index()].name;
  }

  const Trace& trace_;
  TrackOrder tracks_;
  Time reached_;
};

void check_job_times(const Trace& trace, JobId id, CheckResult& result) {
  const JobInfo& job = trace.jobs[id.index()];
  const Time end = end_of(job).value_or(trace.end);
  const Time start = job.start.value_or(end);
  expect(result, job.arrival <= start && start <= end && end <= trace.end,
         [&] { return job_name(trace, id) + " starts or finishes before its time."; });
  if (!job.dropped) return;
  // A measured job is also dropped when its worker is lost.
  const bool at_deadline = trace.measured || (job.deadline && *job.dropped >= *job.deadline);
  expect(result, !job.finish && at_deadline,
         [&] { return job_name(trace, id) + " was dropped without having missed its deadline."; });
}

}  // namespace

void check_work_done(const Trace& trace, const Metrics& metrics, CheckResult& result,
                     Piece& piece) {
  for (std::size_t i = piece.begin(trace.jobs.size()); i < piece.end(trace.jobs.size()); ++i) {
    const JobInfo& job = trace.jobs[i];
    if (!job.finish) continue;
    expect(result, metrics.jobs[i].cpu == job.cpu_demand, [&] {
      return job_name(trace, make_id<JobId>(i)) + " computed " +
             exact_duration(metrics.jobs[i].cpu) + " instead of " + exact_duration(job.cpu_demand) +
             ".";
    });
  }
  piece.memory<OrderCheck>(trace).check(piece, result);
}

void check_span(const Trace& trace, const Metrics& metrics, CheckResult& result) {
  if (trace.end_kind != End::completed || trace.cores.empty() || metrics.dropped > 0) return;
  const auto cores = static_cast<std::int64_t>(trace.cores.size());
  const Duration share{metrics.t1.ns / cores + (metrics.t1.ns % cores == 0 ? 0 : 1)};
  expect(result, metrics.makespan >= share, [&] {
    return "The work of " + exact_duration(metrics.t1) + " took less than an equal share a core.";
  });
  expect(result, metrics.makespan >= metrics.tinf, [&] {
    return "The run was shorter than its longest chain of " + exact_duration(metrics.tinf) + ".";
  });
}

void check_causes(const Trace& trace, CheckResult& result, Piece& piece) {
  piece.memory<CauseCheck>(trace).check(piece, result);
  for (std::size_t i = piece.begin(trace.jobs.size()); i < piece.end(trace.jobs.size()); ++i)
    check_job_times(trace, make_id<JobId>(i), result);
}

void check_turnaround(const Trace& trace, const Metrics& metrics, CheckResult& result,
                      const Piece& piece) {
  for (std::size_t i = piece.begin(trace.jobs.size()); i < piece.end(trace.jobs.size()); ++i) {
    const JobMetrics& job = metrics.jobs[i];
    const JobInfo& info = trace.jobs[i];
    const Duration turnaround = end_of(info).value_or(trace.end) - info.arrival;
    expect(result, job.total() == turnaround, [&] {
      return "The states of " + job_name(trace, make_id<JobId>(i)) + " add up to " +
             exact_duration(job.total()) + ", its turnaround is " + exact_duration(turnaround) +
             ".";
    });
  }
}

}  // namespace interleave
