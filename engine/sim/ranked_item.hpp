// Something with a rank: what radix_sort() orders where the order is by key or by place.
#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace interleave {

struct RankedItem {
  Time at;               // its rank, the smallest first
  std::uint32_t id = 0;  // of the thread or activity
};

}  // namespace interleave
