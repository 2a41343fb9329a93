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

std::vector<CheckResult> untried_checks() {
  constexpr std::string_view kNames[] = {
      "one-thread-per-core", "core-time-adds-up", "work-done-exactly", "no-idle-while-ready",
      "device-order",        "coordination",      "quantum-expiry",    "preemption-rule",
      "work-and-span",       "time-and-causes",   "turnaround-adds-up"};
  std::vector<CheckResult> results;
  for (const std::string_view name : kNames) {
    results.push_back({static_cast<int>(results.size()) + 1, name, 0, {}});
  }
  return results;
}

// What is left out of a measured run (3, 4, 7, 8, 9) compares exact times that a real machine's
// clock and messages cannot keep.
void try_check(const Trace& trace, const Metrics& metrics, CheckResult& result, Piece& piece) {
  switch (result.number) {
    case 1: return check_one_thread_per_core(trace, result, piece);
    case 2: return check_core_time(trace, metrics, result, piece);
    case 10: return check_causes(trace, result, piece);
    case 11: return check_turnaround(trace, metrics, result, piece);
    case 5: return piece.is_first() ? check_devices(trace, result) : void();
    case 6: return piece.is_first() ? check_coordination(trace, result) : void();
    default: break;
  }
  if (trace.measured) return;
  switch (result.number) {
    case 3: return check_work_done(trace, metrics, result, piece);
    case 4: return check_idle_cores(trace, result, piece);
    case 7: return check_quantum(trace, result, piece);
    default: break;
  }
  if (!piece.is_first()) return;
  switch (result.number) {
    case 8: return check_preemption(trace, result);
    case 9: return check_span(trace, metrics, result);
    default: break;
  }
}

std::vector<CheckResult> check(const Trace& trace, const Metrics& metrics) {
  std::vector<CheckResult> results = untried_checks();
  Piece pieces(pieces_of(trace));
  for (CheckResult& result : results) {
    pieces.all([&](Piece& piece) { try_check(trace, metrics, result, piece); });
  }
  return results;
}

}  // namespace interleave
