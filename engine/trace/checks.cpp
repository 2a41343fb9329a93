#include "trace/checks.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "trace/check_list.hpp"
#include "trace/metrics.hpp"

namespace interleave {

std::string at_time(Time t) { return "at " + exact_duration(t - Time{}); }

std::string core_name(std::size_t core) {
  return "core " + to_text(static_cast<std::int64_t>(core));
}

std::string job_name(const Trace& trace, JobId job) {
  std::string name = trace.task_name(job);
  const std::uint32_t index = trace.jobs[job.index()].index;
  if (index > 0) name += ", job " + to_text(index);
  return name;
}

bool may_use(const Trace& trace, std::uint32_t pins, std::size_t core) {
  const std::vector<CoreId>& cores = trace.pin_sets[pins];
  return cores.empty() || std::binary_search(cores.begin(), cores.end(), make_id<CoreId>(core));
}

std::vector<CheckResult> check(const Trace& trace) {
  return check(trace, measure(trace, std::nullopt));
}

// What is left out of a measured run (3, 4, 7, 8, 9) compares exact times that a real machine's
// clock and messages cannot keep.
std::vector<CheckResult> check(const Trace& trace, const Metrics& metrics) {
  constexpr std::string_view kNames[] = {
      "one-thread-per-core", "core-time-adds-up", "work-done-exactly", "no-idle-while-ready",
      "device-order",        "coordination",      "quantum-expiry",    "preemption-rule",
      "work-and-span",       "time-and-causes",   "turnaround-adds-up"};
  std::vector<CheckResult> results;
  for (const std::string_view name : kNames) {
    results.push_back({static_cast<int>(results.size()) + 1, name, 0, {}});
  }
  check_one_thread_per_core(trace, results[0]);
  check_core_time(trace, metrics, results[1]);
  check_devices(trace, results[4]);
  check_coordination(trace, results[5]);
  check_causes(trace, results[9]);
  check_turnaround(trace, metrics, results[10]);
  if (trace.measured) return results;
  check_work_done(trace, metrics, results[2]);
  check_idle_cores(trace, results[3]);
  check_quantum(trace, results[6]);
  check_preemption(trace, results[7]);
  check_span(trace, metrics, results[8]);
  return results;
}

}  // namespace interleave
