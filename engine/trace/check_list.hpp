// The single checks behind checks.hpp, by what they look at. Each counts what it compares and keeps
// the first thing that is wrong. Those that look at every slice are done in pieces; the others take
// less time than a piece of those.
#pragma once

#include "trace/checks.hpp"
#include "trace/metrics.hpp"

namespace interleave {

// Cores.
void check_one_thread_per_core(const Trace& trace, CheckResult& result, Piece& piece);  // 1
void check_core_time(const Trace& trace, const Metrics& metrics, CheckResult& result,
                     Piece& piece);                                            // 2
void check_idle_cores(const Trace& trace, CheckResult& result, Piece& piece);  // 4
void check_quantum(const Trace& trace, CheckResult& result, Piece& piece);     // 7
void check_preemption(const Trace& trace, CheckResult& result);                // 8

// Jobs.
void check_work_done(const Trace& trace, const Metrics& metrics, CheckResult& result,
                     Piece& piece);                                                // 3
void check_span(const Trace& trace, const Metrics& metrics, CheckResult& result);  // 9
void check_causes(const Trace& trace, CheckResult& result, Piece& piece);          // 10
void check_turnaround(const Trace& trace, const Metrics& metrics, CheckResult& result,
                      const Piece& piece);  // 11

// What they share.
void check_devices(const Trace& trace, CheckResult& result);       // 5
void check_coordination(const Trace& trace, CheckResult& result);  // 6

// Counts one comparison. Keeps `sentence()` if it did not hold and is the first that did not.
template <class Sentence>
bool expect(CheckResult& result, bool holds, Sentence sentence) {
  ++result.looked_at;
  if (!holds && result.failure.empty()) result.failure = sentence();
  return holds;
}

// "at 5ms", for the sentences.
[[nodiscard]] std::string at_time(Time t);
// "core 0".
[[nodiscard]] std::string core_name(std::size_t core);
// "chop.2", and from its second job on "chop.2, job 1".
[[nodiscard]] std::string job_name(const Trace& trace, JobId job);

// Whether these pins, an index into Trace::pin_sets, allow a core.
[[nodiscard]] bool may_use(const Trace& trace, std::uint32_t pins, std::size_t core);

}  // namespace interleave
