// One run with all that is computed from it, as the exporters take it. It does not own the Trace.
#pragma once

#include <vector>

#include "trace/checks.hpp"
#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct RunReport {
  const Trace* trace = nullptr;
  Metrics metrics;
  std::vector<CheckResult> checks;
};

}  // namespace interleave
