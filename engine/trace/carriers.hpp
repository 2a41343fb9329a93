// How tasks are carried by threads, as far as a Trace says: how-it-works.md, "Models".
#pragma once

#include <cstdint>
#include <limits>

#include "trace/trace.hpp"

namespace interleave {

struct Carriers {
  static constexpr std::int64_t kOneATask = std::numeric_limits<std::int64_t>::max();
  std::int64_t threads = kOneATask;
  // A job that waits for a mutex, a semaphore, ... gives its thread away (event-loop, green).
  bool tasks_are_suspended = false;

  // Whether a job in this slice of its lane keeps a thread from all others. A device and a timer
  // are taken to hold it: whether they do is not in the Trace.
  [[nodiscard]] bool is_held(const Slice& slice) const {
    if (slice.state == State::ready) return false;
    return slice.state != State::blocked || !tasks_are_suspended ||
           slice.wait == WaitKind::device || slice.wait == WaitKind::timer ||
           slice.wait == WaitKind::interpreter_lock;
  }
};

[[nodiscard]] Carriers carriers_of(const Trace& trace);

}  // namespace interleave
