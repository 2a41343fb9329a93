// The numbers of a run, computed from its Trace alone. Names and formulas: model.md, "Metrics";
// Silberschatz, Operating System Concepts, ch. 5; Arpaci-Dusseau, OSTEP, ch. 7.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.hpp"
#include "trace/trace.hpp"

namespace interleave {

// turnaround = waiting + blocked + cpu + polling + switching + behind, exactly, for finished jobs.
struct JobMetrics {
  std::optional<Duration> response, turnaround;
  Duration waiting, cpu, polling, switching, behind;
  std::array<Duration, kWaitKinds> blocked{};  // by WaitKind; [none] stays 0
  std::int64_t preemptions = 0, migrations = 0;
  bool missed = false, dropped = false;

  [[nodiscard]] Duration blocked_total() const;
};

// Where a core's time went; the six add up to the makespan.
struct CoreAccount {
  Duration useful, polling, switching;
  Duration idle_ready;    // though a thread was ready somewhere
  Duration idle_waiting;  // every unfinished job is blocked or yet to arrive
  Duration idle_done;     // no unfinished job but those on other cores
};

struct DeviceMetrics {
  Duration busy;  // summed over its servers
  std::int64_t requests = 0;
};

// A ratio as millionths, rounded half up from the exact fraction; empty when unknown.
using Millionths = std::optional<std::int64_t>;

// Nearest-rank statistics over the finished jobs of a run.
struct Summary {
  std::int64_t count = 0, left_out = 0;
  Millionths mean_ns_millionths;  // mean, in millionths of a nanosecond
  Duration median, p95, p99, max;
};

struct Metrics {
  Duration makespan;
  std::vector<JobMetrics> jobs;    // as Trace::jobs
  std::vector<CoreAccount> cores;  // as Trace::cores
  std::vector<DeviceMetrics> devices;
  Duration t1, tinf;  // work and span
  std::int64_t switches = 0;
  Millionths speedup;  // makespan of `serial` on one core / makespan
  Millionths mean_in_progress, mean_executing, fairness;
  std::int64_t peak_in_progress = 0, peak_executing = 0;
  Summary response, turnaround, waiting;
};

// `serial_makespan`: of the same tasks under `serial` on one core, empty if that cannot finish.
[[nodiscard]] Metrics measure(const Trace& trace, std::optional<Duration> serial_makespan);

// A step function of time: value[i] holds from at[i] to at[i+1]. at[0] is 0; neighbours differ.
struct StepCurve {
  std::vector<Time> at;
  std::vector<std::int64_t> value;
  [[nodiscard]] std::int64_t value_at(Time t) const;
};

[[nodiscard]] StepCurve tasks_in_progress(const Trace& trace);  // started and unfinished
[[nodiscard]] StepCurve tasks_executing(const Trace& trace);    // on a core, state running

}  // namespace interleave
