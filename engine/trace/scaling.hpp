// Speed-up and what follows from it.
#pragma once

#include <optional>

#include "trace/metrics.hpp"

namespace interleave {

[[nodiscard]] Scaling scaling_of(const Trace& trace, std::optional<Duration> serial_makespan);

}  // namespace interleave
