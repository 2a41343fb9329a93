// Small random runs, dense in ties: times are a few nanoseconds, so that many things happen at one
// instant. The same seed gives the same run everywhere.
#pragma once

#include <cstdint>

#include "model/run_spec.hpp"

namespace interleave {

[[nodiscard]] RunSpec random_scenario(std::uint32_t seed);

}  // namespace interleave
