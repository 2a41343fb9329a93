#include "trace/trace.hpp"

#include <algorithm>
#include <cassert>

namespace interleave {

std::size_t Track::first_ending_after(Time t) const {
  return static_cast<std::size_t>(std::upper_bound(end_.begin(), end_.end(), t) - end_.begin());
}

std::optional<std::size_t> Track::at(Time t) const {
  const std::size_t i = first_ending_after(t);
  if (i == size() || start_[i] > t) return std::nullopt;
  return i;
}

void Track::append(const Slice& slice) {
  assert(slice.start <= slice.end && (empty() || end_.back() <= slice.start));
  if (slice.start == slice.end) return;
  start_.push_back(slice.start);
  end_.push_back(slice.end);
  job_.push_back(slice.job);
  place_.push_back(slice.place);
  operation_.push_back(slice.operation);
  state_.push_back(slice.state);
  cause_.push_back(slice.cause);
  wait_.push_back(slice.wait);
}

void Track::remove_last() {
  start_.pop_back();
  end_.pop_back();
  job_.pop_back();
  place_.pop_back();
  operation_.pop_back();
  state_.pop_back();
  cause_.pop_back();
  wait_.pop_back();
}

void Track::reserve(std::size_t slices) {
  start_.reserve(slices);
  end_.reserve(slices);
  job_.reserve(slices);
  place_.reserve(slices);
  operation_.reserve(slices);
  state_.reserve(slices);
  cause_.reserve(slices);
  wait_.reserve(slices);
}

std::size_t Track::bytes() const {
  return start_.capacity() * sizeof(Time) + end_.capacity() * sizeof(Time) +
         job_.capacity() * sizeof(JobId) + place_.capacity() * sizeof(std::uint32_t) +
         operation_.capacity() * sizeof(std::uint32_t) + state_.capacity() + cause_.capacity() +
         wait_.capacity();
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
