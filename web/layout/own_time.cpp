#include "layout/own_time.hpp"

#include <algorithm>

namespace interleave {

OwnTime::OwnTime(const Track& lane) {
  Time own;
  for (std::size_t i = 0; i < lane.size(); ++i) {
    Slice slice = lane[i];
    if (slice.state != State::running && slice.state != State::polling) continue;
    begun_.push_back(slice.start);
    const Duration length = slice.length();
    slice.start = own;
    slice.end = own = own + length;
    track_.append(slice);
  }
}

Time OwnTime::own(Time at) const {
  const auto after = std::upper_bound(begun_.begin(), begun_.end(), at);
  if (after == begun_.begin()) return {};
  const auto i = static_cast<std::size_t>(after - begun_.begin()) - 1;
  return track_.start(i) + std::min(at - begun_[i], track_.end(i) - track_.start(i));
}

Time OwnTime::at(Time own) const {
  if (track_.empty()) return {};
  const std::size_t i = track_.first_ending_after(own);
  if (i < track_.size()) return begun_[i] + std::max(Duration{0}, own - track_.start(i));
  const std::size_t last = track_.size() - 1;
  return begun_[last] + (track_.end(last) - track_.start(last));
}

}  // namespace interleave
