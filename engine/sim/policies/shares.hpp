// The arithmetic of the policies that share cores by weight: integers only, and no step of it
// leaves 64 bits.
#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace interleave {

// Virtual times and passes stay within this, so that sums and differences of two fit as well.
inline constexpr std::int64_t kMostVirtual = std::int64_t{1} << 61;

// The weight of a nice value, 1024 at 0: the table `sched_prio_to_weight` of the Linux kernel.
// Values beyond -20 to 19 count as the nearest of these.
[[nodiscard]] std::int64_t weight_of_nice(std::int64_t nice);

// floor(of × times / by), at most kMostVirtual; of and times are not negative, by is positive.
[[nodiscard]] std::int64_t scaled(std::int64_t of, std::int64_t times, std::int64_t by);

// The virtual time that a thread of this weight goes on by while it really uses `used`.
[[nodiscard]] std::int64_t virtual_time_of(Duration used, std::int64_t weight);

// The sum, within -kMostVirtual to kMostVirtual as both are.
[[nodiscard]] std::int64_t clamped_sum(std::int64_t a, std::int64_t b);

}  // namespace interleave
