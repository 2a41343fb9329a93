// The Trace Event Format (JSON object form) that Perfetto and chrome://tracing open: a process a
// variant, with a row a core and a row a task (and one a spawned job), the services of devices as
// spans, arrows from parents to the jobs that they spawn, marks at missed deadlines, and the counts
// of tasks in progress and executing.
// Times are microseconds with three decimals, so that no nanosecond is lost.
#pragma once

#include <span>
#include <string>

#include "trace/export/report.hpp"

namespace interleave {

[[nodiscard]] std::string export_chrome_trace(std::span<const RunReport> runs);

}  // namespace interleave
