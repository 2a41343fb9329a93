#include "trace/metrics.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "trace/core_account.hpp"
#include "trace/job_end.hpp"
#include "trace/ratio.hpp"
#include "trace/scaling.hpp"
#include "trace/span.hpp"
#include "trace/summary.hpp"
#include "trace/track_order.hpp"

namespace interleave {
namespace {

bool is_on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching ||
         state == State::stalled;
}

// What the lanes say about their jobs. Slices of a job are neighbours in its lane.
class LaneMetrics {
 public:
  explicit LaneMetrics(const Trace& trace) { lanes_.add_lanes(trace); }

  void add(const Piece& piece, std::vector<JobMetrics>& jobs) {
    lanes_.visit(piece.share(lanes_.size()),
                 [&](std::size_t, const Slice& slice, bool) { add(slice, jobs); });
  }

 private:
  void add(const Slice& slice, std::vector<JobMetrics>& jobs) {
    JobMetrics& job = jobs[slice.job.index()];
    if (last_job_ != slice.job) {
      last_job_ = slice.job;
      last_core_ = kNoPlace;
      taken_off_ = false;
    }
    switch (slice.state) {
      case State::ready:
        job.waiting += slice.length();
        taken_off_ |= slice.cause == Cause::quantum_expired || slice.cause == Cause::preempted;
        break;
      case State::running: job.cpu += slice.length(); break;
      case State::polling: job.polling += slice.length(); break;
      case State::blocked:
        job.blocked[static_cast<std::size_t>(slice.wait)] += slice.length();
        taken_off_ = false;
        break;
      default: job.switching += slice.length(); break;
    }
    if (!is_on_core(slice.state)) return;
    if (last_core_ != kNoPlace && last_core_ != slice.place) ++job.migrations;
    if (taken_off_) ++job.preemptions;
    last_core_ = slice.place;
    taken_off_ = false;
  }

  TrackOrder lanes_;
  std::uint32_t last_core_ = kNoPlace;
  bool taken_off_ = false;
  JobId last_job_;
};

// How long a job queued behind the former one of its lane, which is free from `free_at` on (never,
// if empty); a job may be dropped while it queues.
Duration queued_behind(const Trace& trace, const JobInfo& job, std::optional<Time> free_at) {
  const Time begins = std::max(free_at.value_or(trace.end), job.arrival);
  return std::min(begins, end_of(job).value_or(trace.end)) - job.arrival;
}

// "deadline passed unfinished": whoever finishes at the very instant has met it.
bool has_missed(const Trace& trace, const JobInfo& job) {
  if (!job.deadline) return false;
  if (job.dropped) return true;
  return job.finish ? *job.finish > *job.deadline : trace.end > *job.deadline;
}

void measure_jobs(const Trace& trace, Metrics& metrics) {
  std::vector<std::optional<Time>> lane_free_at(trace.lanes.size(), Time{});
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobInfo& info = trace.jobs[i];
    JobMetrics& job = metrics.jobs[i];
    std::optional<Time>& free_at = lane_free_at[info.lane];
    job.behind = queued_behind(trace, info, free_at);
    if (info.start) job.response = *info.start - info.arrival;
    if (info.finish) job.turnaround = *info.finish - info.arrival;
    job.missed = has_missed(trace, info);
    job.dropped = info.dropped.has_value();
    metrics.missed += job.missed;
    metrics.dropped += job.dropped;
    if (free_at) free_at = end_of(info) ? std::max(free_at, end_of(info)) : std::nullopt;
  }
}

// Adds what the job of each request was served, or slept, to its work.
void measure_devices(const Trace& trace, Metrics& metrics, std::vector<Duration>& work) {
  metrics.devices.reserve(trace.devices.size());
  for (const DeviceTrack& device : trace.devices) {
    DeviceMetrics& sum = metrics.devices.emplace_back();
    sum.requests = static_cast<std::int64_t>(device.requests.size());
    WideInt busy = 0;
    for (const DeviceRequest& request : device.requests) {
      if (!request.begun) continue;
      busy += (request.done.value_or(trace.end) - *request.begun).ns;
      work[request.job.index()] += service_of(trace, request);
    }
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    sum.busy = {busy > kMost ? kMost : static_cast<std::int64_t>(busy)};
    if (device.servers > 0 && trace.end > Time{}) {
      sum.utilisation = wide_millionths(busy, static_cast<WideInt>(trace.end.ns) * device.servers);
    }
  }
  for (const DeviceRequest& timer : trace.timers) {
    work[timer.job.index()] += service_of(trace, timer);
  }
}

// Jain, Chiu and Hawe (1984): (sum x)^2 / (n sum x^2), x = cpu / turnaround of a task's finished
// jobs. Tasks that have finished nothing, or in no time, are left out.
Millionths fairness_of(const Trace& trace, const Metrics& metrics) {
  std::vector<WideInt> cpu(trace.tasks.size()), turnaround(trace.tasks.size());
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobMetrics& job = metrics.jobs[i];
    if (!job.turnaround) continue;
    const std::size_t task = trace.jobs[i].task.index();
    cpu[task] += job.cpu.ns;
    turnaround[task] += job.turnaround->ns;
  }
  double sum = 0, squares = 0, count = 0;
  for (std::size_t i = 0; i < cpu.size(); ++i) {
    if (turnaround[i] == 0) continue;
    const double x = static_cast<double>(cpu[i]) / static_cast<double>(turnaround[i]);
    sum += x;
    squares += x * x;
    count += 1;
  }
  if (squares == 0) return std::nullopt;
  return static_cast<std::int64_t>(sum * sum / (count * squares) * 1'000'000 + 0.5);
}

void summarise_jobs(Metrics& metrics) {
  std::vector<Duration> response, turnaround, waiting;
  for (const JobMetrics& job : metrics.jobs) {
    if (!job.turnaround) continue;
    response.push_back(*job.response);
    turnaround.push_back(*job.turnaround);
    waiting.push_back(job.waiting);
  }
  metrics.response = summarise(std::move(response), metrics.jobs.size());
  metrics.turnaround = summarise(std::move(turnaround), metrics.jobs.size());
  metrics.waiting = summarise(std::move(waiting), metrics.jobs.size());
}

void measure_work(const Trace& trace, Metrics& metrics) {
  std::vector<Duration> work(trace.jobs.size());
  measure_devices(trace, metrics, work);
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) work[i] += metrics.jobs[i].cpu;
  metrics.tinf = span_of(trace, work);
  for (const CoreAccount& core : metrics.cores) metrics.t1 += core.useful;
}

void measure_shares(const Trace& trace, std::optional<Duration> serial_makespan, Metrics& metrics) {
  metrics.makespan = trace.end - Time{};
  metrics.scaling = scaling_of(trace, serial_makespan);
  metrics.speedup = metrics.scaling.speedup;
  metrics.fairness = fairness_of(trace, metrics);
  if (metrics.makespan == Duration{}) return;
  WideInt in_progress = 0;
  std::int64_t finished = 0;
  for (const JobInfo& job : trace.jobs) {
    finished += job.finish.has_value();
    if (job.start) in_progress += (end_of(job).value_or(trace.end) - *job.start).ns;
  }
  const std::int64_t makespan = metrics.makespan.ns;
  metrics.mean_in_progress = wide_millionths(in_progress, makespan);
  metrics.mean_executing = wide_millionths(metrics.t1.ns, makespan);
  metrics.throughput = wide_millionths(static_cast<WideInt>(finished) * 1'000'000'000, makespan);
}

}  // namespace

Duration JobMetrics::blocked_total() const {
  Duration sum;
  for (const Duration part : blocked) sum += part;
  return sum;
}

Duration JobMetrics::total() const {
  return waiting + blocked_total() + cpu + polling + switching + behind;
}

void measure_lanes(const Trace& trace, Metrics& metrics, Piece& piece) {
  metrics.jobs.resize(trace.jobs.size());
  piece.memory<LaneMetrics>(trace).add(piece, metrics.jobs);
}

void measure_rest(const Trace& trace, std::optional<Duration> serial_makespan, Metrics& metrics,
                  std::size_t step) {
  switch (step) {
    case 0: return measure_jobs(trace, metrics);
    case 1: return measure_work(trace, metrics);
    default: break;
  }
  measure_shares(trace, serial_makespan, metrics);
  summarise_jobs(metrics);
}

std::size_t pieces_of(const Trace& trace) {
  constexpr std::size_t kEach = 20'000;
  std::size_t slices = trace.jobs.size();
  for (const Track& core : trace.cores) slices += core.size();
  return 1 + slices / kEach;
}

Metrics measure(const Trace& trace, std::optional<Duration> serial_makespan) {
  Metrics metrics;
  Piece pieces(pieces_of(trace));
  pieces.all([&](Piece& piece) { measure_lanes(trace, metrics, piece); });
  pieces.all([&](Piece& piece) { measure_cores(trace, metrics, piece); });
  for (std::size_t step = 0; step < kMeasureSteps; ++step) {
    measure_rest(trace, serial_makespan, metrics, step);
  }
  metrics.peak_in_progress = peak_of(tasks_in_progress(trace));
  metrics.peak_executing = peak_of(tasks_executing(trace));
  return metrics;
}

}  // namespace interleave
