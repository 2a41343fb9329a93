// What ran where, a line a slice (RFC 4180, with a head line): variant,core,thread,task,job,
// start_ns,end_ns,state. Slices are maximal, by start and then by core.
#pragma once

#include <span>
#include <string>

#include "trace/export/report.hpp"

namespace interleave {

[[nodiscard]] std::string export_csv(std::span<const RunReport> runs);

}  // namespace interleave
