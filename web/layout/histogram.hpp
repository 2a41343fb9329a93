// Numbers in bins of a round width, and round steps for the scales of diagrams.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

// The smallest of 1, 2, 5 times a power of ten of which at most `most` (> 0) fit into `range`; at
// least 1.
[[nodiscard]] std::int64_t round_step(std::int64_t range, std::int64_t most);

struct Histogram {
  std::int64_t from = 0;              // where the first bin begins; a multiple of `width`
  std::int64_t width = 1;             // a round step
  std::vector<std::uint32_t> counts;  // bin i: from + i width up to, without, from + (i + 1) width

  [[nodiscard]] std::int64_t end() const;
  [[nodiscard]] std::uint32_t highest() const;
};

// `ascending` are not negative. At most most_bins + 1 bins; none without values.
[[nodiscard]] Histogram histogram_of(std::span<const std::int64_t> ascending,
                                     std::int64_t most_bins);

}  // namespace interleave
