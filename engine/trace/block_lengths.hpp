// Where the items of a row lie that is kept in blocks: two of `kFirst` items, each further one as
// long as all before it together, until they are kLongest long, and then all as long. Growing
// copies nothing, and a short row takes little. Both are powers of two.
#pragma once

#include <bit>
#include <cstddef>

namespace interleave {

template <std::size_t kFirst, std::size_t kLongest>
struct BlockLengths {
  static constexpr std::size_t kSmall = std::countr_zero(kLongest / kFirst) + 1;  // shorter blocks

  [[nodiscard]] static constexpr std::size_t block_of(std::size_t item) {
    if (item >= kLongest) return item / kLongest + (kSmall - 1);
    return static_cast<std::size_t>(std::bit_width(item / kFirst));
  }
  // Index of its first item.
  [[nodiscard]] static constexpr std::size_t begin_of(std::size_t block) {
    if (block >= kSmall) return (block - (kSmall - 1)) * kLongest;
    return block == 0 ? 0 : kFirst << (block - 1);
  }
  [[nodiscard]] static constexpr std::size_t length_of(std::size_t block) {
    if (block >= kSmall) return kLongest;
    return block == 0 ? kFirst : begin_of(block);
  }
};

}  // namespace interleave
