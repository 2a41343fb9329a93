// Statistics over the jobs of a run.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/metrics.hpp"

namespace interleave {

// Nearest rank: the smallest value that at least p percent of them do not exceed. `jobs` is how
// many there were, finished or not.
[[nodiscard]] Summary summarise(std::vector<Duration> values, std::size_t jobs);

}  // namespace interleave
