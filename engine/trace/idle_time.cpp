#include "trace/idle_time.hpp"

#include <algorithm>

#include "trace/radix_sort.hpp"

namespace interleave {

void IdleSlices::look_at(std::size_t slices) {
  cores_.visit(slices, [this](std::size_t core, const Slice& slice, bool) {
    if (slice.state == State::idle) by_core_[core].push_back({slice.start, slice.end});
  });
}

IdleTime::IdleTime(const IdleSlices& slices, const std::vector<CoreId>& cores) {
  std::vector<Stretch> all;
  const auto add = [&all](const std::vector<Stretch>& idle) {
    all.insert(all.end(), idle.begin(), idle.end());
  };
  if (cores.empty()) {
    for (const auto& idle : slices.by_core()) add(idle);
  }
  for (const CoreId core : cores) {
    if (core.index() < slices.by_core().size()) add(slices.by_core()[core.index()]);
  }
  radix_sort(all);
  for (const Stretch& stretch : all) {
    if (!stretches_.empty() && stretch.at <= stretches_.back().end) {
      stretches_.back().end = std::max(stretches_.back().end, stretch.end);
    } else {
      stretches_.push_back(stretch);
    }
  }
}

const IdleTime::Stretch* IdleTime::first_in(Time start, Time end) {
  // Gallop from the last answer on; back to the beginning for an earlier time.
  if (next_ > 0 && stretches_[next_ - 1].end > start) next_ = 0;
  std::size_t step = 1;
  while (next_ + step < stretches_.size() && stretches_[next_ + step].end <= start) {
    next_ += step;
    step *= 2;
  }
  const auto from = stretches_.begin() + static_cast<std::ptrdiff_t>(next_);
  const auto to = stretches_.begin() +
                  static_cast<std::ptrdiff_t>(std::min(next_ + step + 1, stretches_.size()));
  const auto found = std::upper_bound(
      from, to, start, [](Time t, const Stretch& stretch) { return t < stretch.end; });
  next_ = static_cast<std::size_t>(found - stretches_.begin());
  if (next_ == stretches_.size()) return next_ = stretches_.empty() ? 0 : next_ - 1, nullptr;
  return stretches_[next_].at < end ? &stretches_[next_] : nullptr;
}

}  // namespace interleave
