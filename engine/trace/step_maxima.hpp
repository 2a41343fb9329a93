// The largest value that a step function of time takes anywhere in a stretch of time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.hpp"

namespace interleave {

// Built by append() in ascending time, then asked. A question costs about as much as the logarithm
// of the number of steps: over every 32 steps, and over every 32 of those, the largest is kept.
class StepMaxima {
 public:
  // From `at` on the value is this; the former step is replaced if it began at the same instant.
  void append(Time at, std::int64_t value) {
    if (!at_.empty() && at_.back() == at) {
      levels_[0].back() = value;
    } else if (at_.empty() || levels_[0].back() != value) {
      at_.push_back(at);
      levels_[0].push_back(value);
    }
  }

  void finish() {
    while (levels_.back().size() > kFan) {
      const std::vector<std::int64_t>& fine = levels_.back();
      std::vector<std::int64_t> coarse;
      for (std::size_t i = 0; i < fine.size(); i += kFan) {
        const auto from = fine.begin() + static_cast<std::ptrdiff_t>(i);
        const auto to = fine.begin() + static_cast<std::ptrdiff_t>(std::min(i + kFan, fine.size()));
        coarse.push_back(*std::max_element(from, to));
      }
      levels_.push_back(std::move(coarse));
    }
  }

  // Over [start, end); `least` if no step reaches into it.
  [[nodiscard]] std::int64_t largest(Time start, Time end, std::int64_t least) const {
    const auto first = std::upper_bound(at_.begin(), at_.end(), start);
    std::size_t from = static_cast<std::size_t>(first - at_.begin());
    if (from > 0) --from;
    std::size_t to = from;  // gallop: most stretches are short
    for (std::size_t step = 1; to < at_.size() && at_[to] < end; step *= 2) to += step;
    const auto last =
        std::lower_bound(at_.begin() + static_cast<std::ptrdiff_t>(from),
                         at_.begin() + static_cast<std::ptrdiff_t>(std::min(to, at_.size())), end);
    return largest_of(from, static_cast<std::size_t>(last - at_.begin()), least);
  }

 private:
  static constexpr std::size_t kFan = 32;

  [[nodiscard]] std::int64_t largest_of(std::size_t from, std::size_t to,
                                        std::int64_t largest) const {
    for (const std::vector<std::int64_t>& level : levels_) {
      while (from < to && from % kFan != 0) largest = std::max(largest, level[from++]);
      while (from < to && to % kFan != 0) largest = std::max(largest, level[--to]);
      from /= kFan;
      to /= kFan;
    }
    return largest;
  }

  std::vector<Time> at_;
  std::vector<std::vector<std::int64_t>> levels_{1};
};

}  // namespace interleave
