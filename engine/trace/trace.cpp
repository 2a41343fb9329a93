#include "trace/trace.hpp"

#include <algorithm>

namespace interleave {

std::size_t Track::first_ending_after(Time t) const {
  const auto found =
      std::upper_bound(slices_.begin(), slices_.end(), t,
                       [](Time time, const Slice& slice) { return time < slice.end; });
  return static_cast<std::size_t>(found - slices_.begin());
}

std::optional<std::size_t> Track::at(Time t) const {
  const std::size_t i = first_ending_after(t);
  if (i == size() || slices_[i].start > t) return std::nullopt;
  return i;
}

std::string_view name_of(End end) {
  constexpr std::string_view kNames[] = {"running", "completed",   "horizon", "deadlock",
                                         "fault",   "no-progress", "budget"};
  return kNames[static_cast<std::size_t>(end)];
}

std::string_view name_of(State state) {
  constexpr std::string_view kNames[] = {"idle",      "ready",   "running", "polling",
                                         "switching", "blocked", "stalled"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace interleave
