// Binary search by index, in rows that have no iterators of their own or are not worth them.
#pragma once

#include <cstddef>

namespace interleave {

// The first of `count` indices for which `is_before` does not hold, `count` if it holds for all:
// once it does not, it does not for any behind.
template <class IsBefore>
[[nodiscard]] std::size_t bisect(std::size_t count, IsBefore is_before) {
  std::size_t first = 0;
  while (count > 0) {
    const std::size_t half = count / 2;
    if (is_before(first + half)) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

}  // namespace interleave
