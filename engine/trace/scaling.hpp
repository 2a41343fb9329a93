// Speed-up and what follows from it.
#pragma once

#include <optional>

#include "trace/metrics.hpp"

namespace interleave {

[[nodiscard]] Scaling scaling_of(const Trace& trace, std::optional<Duration> serial_makespan);

// What the laws say of tasks with this work T1 and span Tinf (Metrics::t1, Metrics::tinf) that wait
// for no device and no timer, the span being the part that no number of cores can shorten: its
// share is s = Tinf / T1. Amdahl, "Validity of the Single Processor Approach" (1967): the same work
// is 1 / (s + (1 - s) / n) times sooner done on n cores; with this s it is also Brent's bound,
// T1 / n + Tinf (1 - 1 / n), below which no greedy schedule without costs falls (JACM 21, 1974).
// Gustafson, "Reevaluating Amdahl's Law" (1988): n - s (n - 1), for work that grows with n while
// the span stays. Empty without work; n >= 1.
[[nodiscard]] Millionths amdahl(Duration work, Duration span, std::int64_t cores);
[[nodiscard]] Millionths gustafson(Duration work, Duration span, std::int64_t cores);

// A job of the run has asked a device or slept.
[[nodiscard]] bool waits_for_device_or_timer(const Trace& trace);

}  // namespace interleave
