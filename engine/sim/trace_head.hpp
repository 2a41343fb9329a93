// What of a Trace is known before anything happens: names, programs, tasks, devices, and empty
// rows for cores and lanes. Simulated and measured runs begin with it (Recorder's `head`).
#pragma once

#include "model/run_spec.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Under `threads`, lane i and thread i are those of task i. `cores`: rows to make for cores.
[[nodiscard]] Trace trace_head(const RunSpec& spec, std::size_t cores);

}  // namespace interleave
