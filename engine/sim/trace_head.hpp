// What of a Trace is known before anything happens: names, programs, devices, and empty rows for
// cores (Recorder's `head`), then the tasks, which the Recorder takes one after the other.
#pragma once

#include "model/run_spec.hpp"
#include "trace/trace.hpp"

namespace interleave {

// With room for the tasks, but without them. `cores`: rows to make for cores.
[[nodiscard]] Trace trace_head(const RunSpec& spec, std::size_t cores);
[[nodiscard]] TaskInfo task_info(const TaskSpec& task);

}  // namespace interleave
