// Exact ratios of sums that may leave 64 bits (a hundred thousand jobs of up to eleven days).
#pragma once

#include <cstdint>
#include <limits>

#include "base/time.hpp"

namespace interleave {

__extension__ using WideInt = __int128;

// numerator / denominator in millionths, rounded half up; numerator >= 0, denominator > 0.
[[nodiscard]] inline std::int64_t wide_millionths(WideInt numerator, WideInt denominator) {
  const WideInt rounded = (numerator * 2'000'000 + denominator) / (denominator * 2);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return rounded > kMost ? kMost : static_cast<std::int64_t>(rounded);
}

}  // namespace interleave
