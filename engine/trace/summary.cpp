#include "trace/summary.hpp"

#include <algorithm>

#include "trace/ratio.hpp"

namespace interleave {

Summary summarise(std::vector<Duration> values, std::size_t jobs) {
  Summary summary;
  summary.count = static_cast<std::int64_t>(values.size());
  summary.left_out = static_cast<std::int64_t>(jobs - values.size());
  if (values.empty()) return summary;
  WideInt sum = 0;
  for (const Duration value : values) sum += value.ns;
  summary.mean_ns_millionths = wide_millionths(sum, summary.count);
  // Each rank is looked for only above the one before.
  auto from = values.begin();
  const auto rank = [&](std::size_t percent) {
    const std::size_t index = (values.size() * percent + 99) / 100 - 1;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(from, nth, values.end());
    from = nth;
    return *nth;
  };
  summary.median = rank(50);
  summary.p95 = rank(95);
  summary.p99 = rank(99);
  summary.max = *std::max_element(from, values.end());
  return summary;
}

}  // namespace interleave
