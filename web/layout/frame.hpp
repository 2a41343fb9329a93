// The reference frame: by whose eyes a Trace is read. It decides what the rows are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace interleave {

enum class Frame : std::uint8_t {
  your_code,    // one row a lane: a task's own operations, its waits as gaps
  threads,      // what each thread carries
  cores,        // who is on each core
  whole_system  // cores and devices
};

// "your-code", "threads", "cores", "whole-system".
[[nodiscard]] std::string_view name_of(Frame frame);

// Rows are counted from 0. `threads` shows the lanes and `whole_system` the cores until a Trace
// says more about them.
[[nodiscard]] std::size_t row_count(const Trace& trace, Frame frame);
[[nodiscard]] const Track& row_track(const Trace& trace, Frame frame, std::size_t row);

// The task's name, or "core 0" ("worker 0" in a measured Trace).
[[nodiscard]] std::string row_label(const Trace& trace, Frame frame, std::size_t row);

}  // namespace interleave
