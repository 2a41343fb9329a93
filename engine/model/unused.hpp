// Names that a Scenario declares and never uses, and operations that are never reached. Warnings.
#pragma once

#include <vector>

#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

[[nodiscard]] std::vector<Problem> find_unused(const Scenario& scenario);

}  // namespace interleave
