// What a row shows between two pixels: one slice, or a fold of slices too small to tell apart.
// A DrawItem holds numbers only; its words and its look are found through the slice's index.
#pragma once

#include <cstdint>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct DrawItem {
  std::uint32_t row = 0;      // index into Picture::rows
  float x0 = 0, x1 = 0;       // CSS pixels; x1 > x0
  std::uint32_t slice = 0;    // index of the (first) slice in its track
  std::uint32_t count = 1;    // 1: a span; more: a fold of so many neighbours
  State state = State::idle;  // of a fold: the one with most of its time
  WaitKind wait = WaitKind::none;
  std::uint16_t track = 0;  // of the row's: first its slots, then those who wait
  JobId job;                // of a fold: of its longest slice in that state
  std::uint32_t task = 0;   // the job's task; meaningless while `job` is none

  [[nodiscard]] bool folded() const { return count > 1; }
  friend bool operator==(const DrawItem&, const DrawItem&) = default;
};

}  // namespace interleave
