// What the tasks of a run do to channels, semaphores and barriers that does not add up: then
// somebody waits for ever, or something is sent that nobody takes. Warnings; counted only where
// the text says how often everything happens.
#pragma once

#include <cstddef>
#include <vector>

#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

// `run` is what resolve() made of this variant.
[[nodiscard]] std::vector<Problem> find_unbalanced(const Scenario& scenario, std::size_t variant,
                                                   const RunSpec& run);

}  // namespace interleave
