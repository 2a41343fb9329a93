// What the tests of the checks share.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/checks.hpp"

namespace interleave {

// The numbers of the checks that fail.
inline std::vector<int> failing(const Trace& trace) {
  std::vector<int> numbers;
  for (const CheckResult& result : check(trace)) {
    if (!result.failure.empty()) numbers.push_back(result.number);
  }
  return numbers;
}

inline bool fails(const Trace& trace, int number) {
  return !check(trace)[static_cast<std::size_t>(number - 1)].failure.empty();
}

// A track with one slice changed.
template <class Change>
void change(Track& track, std::size_t index, Change change) {
  Track changed;
  for (std::size_t i = 0; i < track.size(); ++i) {
    Slice slice = track[i];
    if (i == index) change(slice);
    changed.append(slice);
  }
  track = changed;
}

}  // namespace interleave
