// Everything that is computed from a Trace: numbers, checks, sentences, and all that is exported.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "trace/checks.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Of any Trace that satisfies trace.hpp; the checks' results, which may fail.
[[nodiscard]] std::vector<CheckResult> look_at_all_of(const Trace& trace,
                                                      std::optional<Duration> serial,
                                                      std::string_view title);

}  // namespace interleave
