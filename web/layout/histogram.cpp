#include "layout/histogram.hpp"

#include <algorithm>
#include <limits>

namespace interleave {

std::int64_t round_step(std::int64_t range, std::int64_t most) {
  constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / 10;
  for (std::int64_t unit = 1;; unit *= 10) {
    for (const std::int64_t digit : {1, 2, 5}) {
      if (range / (unit * digit) < most) return unit * digit;
    }
    if (unit > kLargest) return unit * 5;
  }
}

std::int64_t Histogram::end() const {
  return from + width * static_cast<std::int64_t>(counts.size());
}

std::uint32_t Histogram::highest() const {
  return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

Histogram histogram_of(std::span<const std::int64_t> ascending, std::int64_t most_bins) {
  Histogram histogram;
  if (ascending.empty()) return histogram;
  const std::int64_t least = ascending.front(), most = ascending.back();
  histogram.width = round_step(most - least, most_bins);
  histogram.from = least - least % histogram.width;
  histogram.counts.resize(static_cast<std::size_t>((most - histogram.from) / histogram.width) + 1);
  for (const std::int64_t value : ascending) {
    ++histogram.counts[static_cast<std::size_t>((value - histogram.from) / histogram.width)];
  }
  return histogram;
}

}  // namespace interleave
