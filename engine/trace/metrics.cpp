#include "trace/metrics.hpp"

#include <algorithm>
#include <cstddef>

#include "trace/core_account.hpp"
#include "trace/ratio.hpp"

namespace interleave {
namespace {

bool is_on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching ||
         state == State::stalled;
}

// What one lane says about its jobs. Slices of a job are neighbours in its lane.
void measure_lane(const Lane& lane, std::vector<JobMetrics>& jobs) {
  const Track& track = lane.track;
  std::uint32_t last_core = kNoPlace;
  bool taken_off = false;
  for (std::size_t i = 0; i < track.size(); ++i) {
    const Slice& slice = track[i];
    JobMetrics& job = jobs[slice.job.index()];
    if (i == 0 || track[i - 1].job != slice.job) {
      last_core = kNoPlace;
      taken_off = false;
    }
    switch (slice.state) {
      case State::ready:
        job.waiting += slice.length();
        taken_off |= slice.cause == Cause::quantum_expired || slice.cause == Cause::preempted;
        break;
      case State::running: job.cpu += slice.length(); break;
      case State::polling: job.polling += slice.length(); break;
      case State::blocked:
        job.blocked[static_cast<std::size_t>(slice.wait)] += slice.length();
        taken_off = false;
        break;
      default: job.switching += slice.length(); break;
    }
    if (!is_on_core(slice.state)) continue;
    if (last_core != kNoPlace && last_core != slice.place) ++job.migrations;
    if (taken_off) ++job.preemptions;
    last_core = slice.place;
    taken_off = false;
  }
}

void measure_jobs(const Trace& trace, Metrics& metrics) {
  metrics.jobs.resize(trace.jobs.size());
  for (const Lane& lane : trace.lanes) measure_lane(lane, metrics.jobs);
  std::vector<std::optional<Time>> lane_free_at(trace.lanes.size(), Time{});
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobInfo& info = trace.jobs[i];
    JobMetrics& job = metrics.jobs[i];
    std::optional<Time>& free_at = lane_free_at[info.lane];
    job.behind = std::max(free_at.value_or(trace.end), info.arrival) - info.arrival;
    if (info.start) job.response = *info.start - info.arrival;
    if (info.finish) job.turnaround = *info.finish - info.arrival;
    free_at = info.finish;
  }
}

void measure_devices(const Trace& trace, Metrics& metrics, std::vector<Duration>& chain) {
  metrics.devices.reserve(trace.devices.size());
  for (const DeviceTrack& device : trace.devices) {
    DeviceMetrics& sum = metrics.devices.emplace_back();
    sum.requests = static_cast<std::int64_t>(device.requests.size());
    for (const DeviceRequest& request : device.requests) {
      if (!request.begun) continue;
      const Duration service = request.done.value_or(trace.end) - *request.begun;
      sum.busy += service;
      chain[trace.jobs[request.job.index()].task.index()] += service;
    }
  }
}

std::int64_t count_switches(const Track& core) {
  std::int64_t switches = 0;
  std::uint32_t last = kNoPlace;
  for (std::size_t i = 0; i < core.size(); ++i) {
    if (core[i].state == State::idle) continue;
    if (last != kNoPlace && core[i].place != last) ++switches;
    last = core[i].place;
  }
  return switches;
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

// Nearest rank: the smallest value that at least `percent` of a hundred values do not exceed.
Duration rank(const std::vector<Duration>& sorted, std::size_t percent) {
  return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

Summary summarise(std::vector<Duration> values, std::size_t jobs) {
  Summary summary;
  summary.count = static_cast<std::int64_t>(values.size());
  summary.left_out = static_cast<std::int64_t>(jobs - values.size());
  if (values.empty()) return summary;
  std::sort(values.begin(), values.end());
  WideInt sum = 0;
  for (const Duration value : values) sum += value.ns;
  summary.mean_ns_millionths = wide_millionths(sum, summary.count);
  summary.median = rank(values, 50);
  summary.p95 = rank(values, 95);
  summary.p99 = rank(values, 99);
  summary.max = values.back();
  return summary;
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

std::int64_t peak(const StepCurve& curve) {
  return *std::max_element(curve.value.begin(), curve.value.end());
}

}  // namespace

Duration JobMetrics::blocked_total() const {
  Duration sum;
  for (const Duration part : blocked) sum += part;
  return sum;
}

Metrics measure(const Trace& trace, std::optional<Duration> serial_makespan) {
  Metrics metrics;
  metrics.makespan = trace.end - Time{};
  measure_jobs(trace, metrics);
  metrics.cores = core_accounts(trace);

  std::vector<Duration> chain(trace.tasks.size());
  measure_devices(trace, metrics, chain);
  WideInt in_progress = 0;
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobInfo& job = trace.jobs[i];
    chain[job.task.index()] += metrics.jobs[i].cpu;
    if (job.start) in_progress += (job.finish.value_or(trace.end) - *job.start).ns;
  }
  for (const Duration length : chain) metrics.tinf = std::max(metrics.tinf, length);
  for (const CoreAccount& core : metrics.cores) metrics.t1 += core.useful;
  for (const Track& core : trace.cores) metrics.switches += count_switches(core);

  if (metrics.makespan > Duration{}) {
    const std::int64_t makespan = metrics.makespan.ns;
    metrics.mean_in_progress = wide_millionths(in_progress, makespan);
    metrics.mean_executing = wide_millionths(metrics.t1.ns, makespan);
    if (trace.end_kind == End::completed && serial_makespan) {
      metrics.speedup = wide_millionths(serial_makespan->ns, makespan);
    }
  }
  metrics.peak_in_progress = peak(tasks_in_progress(trace));
  metrics.peak_executing = peak(tasks_executing(trace));
  metrics.fairness = fairness_of(trace, metrics);
  summarise_jobs(metrics);
  return metrics;
}

}  // namespace interleave
