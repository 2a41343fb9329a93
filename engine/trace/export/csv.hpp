// What ran where, a line a slice (RFC 4180, with a head line): variant,core,thread,task,job,
// start_ns,end_ns,state. Slices are maximal, by start and then by core.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "trace/export/report.hpp"

namespace interleave {

// A field, in quotes where it needs them.
[[nodiscard]] std::string csv_field(std::string_view field);

[[nodiscard]] std::string export_csv(std::span<const RunReport> runs);

}  // namespace interleave
