// How fast a machine computed during a run, beside how fast it was expected to: stretch by stretch,
// each long enough for the clock to tell, of the time in which it really computed. All workers
// count together.
#pragma once

#include <algorithm>
#include <vector>

#include "base/sort.hpp"
#include "worker/pace.hpp"

namespace interleave {

class Speeds {
 public:
  // In thousandths of what was expected.
  struct Range {
    std::int64_t least = 0, most = 0;  // without the tenth beyond at each end
    std::int64_t mean = 0;             // 0: too little was computed to say anything
  };

  explicit Speeds(Pace expected)
      : expected_(expected),
        stretch_(std::max(kStretch, Duration{expected.clock_grain.ns * kGrainsInStretch})) {}

  void add(KernelKind kind, std::uint64_t steps, Duration took) {
    due_ += expected_.length_of(steps, kind);
    took_ += took;
    if (took_ < stretch_) return;
    speeds_.push_back(ratio(due_, took_));
    all_due_ += due_;
    all_took_ += took_;
    due_ = took_ = {};
  }

  [[nodiscard]] Range range() const {
    if (speeds_.empty()) return {};
    std::vector<std::int64_t> sorted = speeds_;
    sort_items(sorted, [](std::int64_t a, std::int64_t b) { return a < b; });
    const std::size_t beyond = sorted.size() / 10;
    return {sorted[beyond], sorted[sorted.size() - 1 - beyond], ratio(all_due_, all_took_)};
  }

 private:
  static constexpr Duration kStretch{10'000'000};
  static constexpr std::int64_t kGrainsInStretch = 30;

  static std::int64_t ratio(Duration due, Duration took) { return due.ns * 1'000 / took.ns; }

  Pace expected_;
  Duration stretch_, due_, took_, all_due_, all_took_;
  std::vector<std::int64_t> speeds_;
};

}  // namespace interleave
