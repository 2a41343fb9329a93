// Whether the seed of a scenario has anything to decide.
#pragma once

#include "model/scenario.hpp"

namespace interleave {

// A task has lengths, or gaps between its jobs, that are drawn anew for each seed.
[[nodiscard]] bool has_random_lengths(const Scenario& scenario);

// The policy itself draws lots.
[[nodiscard]] constexpr bool draws_lots(PolicyKind kind) {
  return kind == PolicyKind::lottery || kind == PolicyKind::random;
}

}  // namespace interleave
