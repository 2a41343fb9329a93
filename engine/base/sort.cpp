#include "base/sort.hpp"

#include <algorithm>

namespace interleave {
namespace {

using Order = std::vector<std::uint32_t>;

// Merges the sorted parts begin .. middle and middle .. end of `from` into the same places of `to`.
void merge(const Order& from, Order& to, std::size_t begin, std::size_t middle, std::size_t end,
           IsBefore is_before) {
  std::size_t left = begin, right = middle;
  const bool in_order =
      middle >= end || !is_before.call(is_before.context, from[middle], from[middle - 1]);
  for (std::size_t at = begin; at < end; ++at) {
    const bool from_right =
        left == middle ||
        (right < end && !in_order && is_before.call(is_before.context, from[right], from[left]));
    to[at] = from_right ? from[right++] : from[left++];
  }
}

}  // namespace

std::vector<std::uint32_t> sorted_order(std::size_t count, IsBefore is_before) {
  Order order(count), merged(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      merge(order, merged, begin, std::min(begin + width, count),
            std::min(begin + 2 * width, count), is_before);
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace interleave
