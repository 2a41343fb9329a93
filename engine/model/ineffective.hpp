// What a Scenario says without any effect on any of its runs: names never used, attributes that no
// policy of it heeds, operations never reached. These are warnings; resolve() finds the errors.
#pragma once

#include <vector>

#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

// `scenario` is one for which every run resolves.
[[nodiscard]] std::vector<Problem> find_ineffective(const Scenario& scenario);

}  // namespace interleave
