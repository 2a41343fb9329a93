// How fast this machine computes and how finely its clock ticks, as calibration found out: what
// turns the lengths of a scenario into steps of the kernel.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/time.hpp"

namespace interleave {

struct Pace {
  std::uint64_t steps_per_ms = 1;  // at least 1
  Duration clock_grain;            // the least difference between two readings

  // At least one step for what takes any time. Saturates.
  [[nodiscard]] std::uint64_t steps_in(Duration length) const {
    if (length.ns <= 0) return 0;
    const std::uint64_t ms = static_cast<std::uint64_t>(length.ns) / 1'000'000;
    const std::uint64_t rest = static_cast<std::uint64_t>(length.ns) % 1'000'000;
    const std::uint64_t limit = std::uint64_t{1} << 62;
    if (ms > limit / steps_per_ms) return limit;
    return std::max<std::uint64_t>(1, ms * steps_per_ms + rest * steps_per_ms / 1'000'000);
  }

  // What so many steps take. 0 for none only; at most some twelve days.
  [[nodiscard]] Duration length_of(std::uint64_t steps) const {
    if (steps == 0) return {};
    const std::uint64_t ms = std::min<std::uint64_t>(steps / steps_per_ms, 1'000'000'000);
    const std::uint64_t rest = steps % steps_per_ms * 1'000'000 / steps_per_ms;
    return {std::max<std::int64_t>(1, static_cast<std::int64_t>(ms * 1'000'000 + rest))};
  }
};

}  // namespace interleave
