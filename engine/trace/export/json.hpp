// The documented JSON of `interleave run`: stable keys in a fixed order, times in integer
// nanoseconds, ratios with six decimals, null where a number is unknown.
#pragma once

#include <span>
#include <string>

#include "trace/export/report.hpp"

namespace interleave {

[[nodiscard]] std::string export_json(std::span<const RunReport> runs);

}  // namespace interleave
