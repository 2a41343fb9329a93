// One run with all that is computed from it, as the exporters take it. It does not own the Trace.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/checks.hpp"
#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct RunReport {
  const Trace* trace = nullptr;
  Metrics metrics;
  std::vector<CheckResult> checks;
  // The lines of the text, counted from 1, of the operations of Trace::stuck; 0 for one that has
  // none. As long as that, or empty where nobody knows the text.
  std::vector<std::uint32_t> stuck_lines{};
};

}  // namespace interleave
