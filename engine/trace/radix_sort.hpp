// Sorting by the member `at`, an instant or another rank, in a time that grows with the number of
// items alone: a trace has a million of them and people wait for its metrics.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/time.hpp"

namespace interleave {

// Stable, ascending by `at`. Least significant digit first (Knuth, The Art of Computer
// Programming, vol. 3, 5.2.5); needs as much memory again.
template <class Item>
void radix_sort(std::vector<Item>& items) {
  const auto is_earlier = [](const Item& a, const Item& b) { return a.at < b.at; };
  if (std::is_sorted(items.begin(), items.end(), is_earlier)) return;
  constexpr int kDigit = 8;
  const auto [first, last] = std::minmax_element(items.begin(), items.end(), is_earlier);
  // As unsigned numbers: the distance of any two instants fits.
  const auto least = static_cast<std::uint64_t>(first->at.ns);
  const auto bits =
      static_cast<int>(std::bit_width(static_cast<std::uint64_t>(last->at.ns) - least));
  std::vector<Item> sorted(items.size());
  for (int shift = 0; shift < bits; shift += kDigit) {
    const auto digit_of = [least, shift](const Item& item) {
      const std::uint64_t distance = static_cast<std::uint64_t>(item.at.ns) - least;
      return static_cast<std::size_t>(distance >> shift & ((1u << kDigit) - 1));
    };
    std::array<std::size_t, (1u << kDigit) + 1> next{};
    for (const Item& item : items) ++next[digit_of(item) + 1];
    for (std::size_t digit = 1; digit < next.size(); ++digit) next[digit] += next[digit - 1];
    for (const Item& item : items) sorted[next[digit_of(item)]++] = item;
    std::swap(items, sorted);
  }
}

}  // namespace interleave
