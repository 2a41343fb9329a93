// The reference frame: by whose eyes a Trace is read. It decides what the rows are
// (layout/frame_rows.hpp); this page names frames and rows.
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
  whole_system  // cores, devices, and what tasks coordinate with
};

// "your-code", "threads", "cores", "whole-system".
[[nodiscard]] std::string_view name_of(Frame frame);

// What one row is about; its index is that of the Trace's lanes, cores, devices, mutexes, ...; of
// a thread that of the lane where every task has a thread of its own, else the ThreadId.
enum class RowKind : std::uint8_t {
  lane,
  thread,
  core,
  device,
  mutex,
  semaphore,
  channel,
  barrier
};
// "lane", "thread", "core", ...
[[nodiscard]] std::string_view name_of(RowKind kind);

// "chop", "thread chop" or "thread 2", "core 0" ("worker 0" in a measured Trace), "disk",
// "mutex m".
[[nodiscard]] std::string row_label(const Trace& trace, RowKind kind, std::uint32_t index);

}  // namespace interleave
