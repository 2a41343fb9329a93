// Small random runs over the whole model: every way to carry tasks, to wait, to coordinate, every
// policy, costs, pins, deadlines, periods, spawned jobs. Dense in ties, as random_scenario() is.
// Some runs deadlock or end at a fault of the tasks; all of them end. The same seed gives the same
// run.
#pragma once

#include <cstdint>

#include "model/run_spec.hpp"

namespace interleave {

[[nodiscard]] RunSpec random_model(std::uint32_t seed);

}  // namespace interleave
