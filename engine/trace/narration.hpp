// Sentences about a run, in plain English, from one table of phrases. Computed from the Trace.
#pragma once

#include <string>

#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

// What is happening at t: who runs where, who waits for what, since when. One or two sentences.
[[nodiscard]] std::string describe_now(const Trace& trace, Time t);

// The whole run in a sentence: how it ended, the makespan, work and parallelism.
[[nodiscard]] std::string describe_run(const Trace& trace, const Metrics& metrics);

// The difference between two completed runs: "2.4 times sooner, same work, 38 % less waiting".
[[nodiscard]] std::string describe_difference(const Trace& before, const Metrics& before_metrics,
                                              const Trace& after, const Metrics& after_metrics);

}  // namespace interleave
