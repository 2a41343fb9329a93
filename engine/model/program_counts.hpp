// How often one job of a program executes each operation, with repeats spelled out.
#pragma once

#include <cstdint>
#include <vector>

#include "model/run_spec.hpp"

namespace interleave {

inline constexpr std::int64_t kEndlessly = -1;

// By operation; marks of repeats have 0. Numbers stop at a little over kMaxJobs. What stands in a
// `repeat forever` is executed kEndlessly, what follows one is not reached: 0.
[[nodiscard]] std::vector<std::int64_t> times_executed(const Program& program);

// a × b with the same bound; kEndlessly if one of them is and the other is not 0.
[[nodiscard]] std::int64_t bounded_product(std::int64_t a, std::int64_t b);
[[nodiscard]] std::int64_t bounded_sum(std::int64_t a, std::int64_t b);

}  // namespace interleave
