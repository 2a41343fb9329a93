// The words for a slice: the few that stand on it, and the lines of the card that opens beside it.
#pragma once

#include <string>
#include <vector>

#include "layout/frame.hpp"
#include "trace/trace.hpp"

namespace interleave {

// In Your code the operation ("slice", "cpu"), in Cores the task; for a blocked slice what it
// waits for; "" where nothing is to be said (idle, ready).
[[nodiscard]] std::string slice_label(const Trace& trace, Frame frame, const Slice& slice);

// What a slice is, where, from when to when.
[[nodiscard]] std::vector<std::string> slice_card(const Trace& trace, Frame frame, std::size_t row,
                                                  const Slice& slice);

// The card of a fold of `count` slices between two instants.
[[nodiscard]] std::vector<std::string> fold_card(std::size_t count, Time start, Time end);

}  // namespace interleave
