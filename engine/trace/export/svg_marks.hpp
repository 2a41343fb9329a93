// What is drawn in one row of the picture: slices with their widths known, those too narrow to be
// seen drawn together.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

struct SvgMark {
  Time start, end;
  JobId job;  // of a fold: who has most of it; none when that is idle time
  std::uint32_t operation = kNoOperation;
  std::uint32_t place = kNoPlace;
  State state = State::idle;
  WaitKind wait = WaitKind::none;
  bool folded = false;  // several slices
};

// Neighbours of one job, state and place are one mark; with `by_operation` only if they belong to
// one operation. Nothing is shorter than `least`, but the last mark of a row.
[[nodiscard]] std::vector<SvgMark> svg_marks(const Track& track, bool by_operation, Duration least);

}  // namespace interleave
