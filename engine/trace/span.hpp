// The span of a run, Tinf: how long it would have taken on as many cores and servers as it can use.
#pragma once

#include <vector>

#include "base/time.hpp"
#include "trace/trace.hpp"

namespace interleave {

// The longest chain of computing, service and sleeping (how-it-works.md, "Numbers"): a job's own in
// program order, the jobs of one lane one after another, a job after those that its task comes
// after, a spawned job after the spawn, what follows a join after the ends of those joined.
// Arrivals, queueing, switching and polling are not in it, so that it is a lower bound of the
// makespan of every completed run without drops. `work` is, for each job, its own length: what it
// computed, was served and slept.
[[nodiscard]] Duration span_of(const Trace& trace, const std::vector<Duration>& work);

// What a request adds to the chain of its job: its service, up to the end of the run if it goes on
// then, and up to where the job was dropped.
[[nodiscard]] Duration service_of(const Trace& trace, const DeviceRequest& request);

}  // namespace interleave
