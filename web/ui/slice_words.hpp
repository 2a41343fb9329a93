// The words for a slice: the few that stand on it, and the lines of the card that opens beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/frame.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Whose a slice is: a row, and whether it is one of those who wait under it.
struct SlicePlace {
  RowKind kind = RowKind::lane;
  std::uint32_t index = 0;
  bool waits = false;
};

// In a lane the operation ("slice", "cpu"), elsewhere the task; for a blocked slice what it waits
// for; "" where nothing is to be said (idle, ready). It lives as long as the Trace.
[[nodiscard]] std::string_view slice_label(const Trace& trace, RowKind kind, const Slice& slice);

// What a slice is, where, from when to when.
[[nodiscard]] std::vector<std::string> slice_card(const Trace& trace, const SlicePlace& place,
                                                  const Slice& slice);

// The card of a fold of `count` slices between two instants.
[[nodiscard]] std::vector<std::string> fold_card(std::size_t count, Time start, Time end);

// How many more are ready than there is room for, of so many known: kMostReady are not all.
[[nodiscard]] std::string more_ready(std::size_t left, std::size_t known);

}  // namespace interleave
