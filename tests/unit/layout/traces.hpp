// Small Traces written by hand, so that a test of the layout knows every slice.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

// One core and one task that runs for `length` ns, then is blocked for as long, `pairs` times.
inline Trace stripes(std::size_t pairs, std::int64_t length) {
  Trace trace;
  trace.tasks.push_back({"a", 0, 0, Time{0}});
  trace.jobs.push_back({TaskId{0}, 0, 0, Time{0}, Time{0}, std::nullopt, Duration{0}});
  trace.lanes.resize(1);
  trace.lanes[0].task = TaskId{0};
  trace.cores.resize(1);
  Time t;
  for (std::size_t i = 0; i < 2 * pairs; ++i) {
    Slice slice;
    slice.start = t;
    slice.end = t + Duration{length};
    slice.job = JobId{0};
    slice.place = i % 2 == 0 ? 0 : kNoPlace;
    slice.state = i % 2 == 0 ? State::running : State::blocked;
    slice.wait = i % 2 == 0 ? WaitKind::none : WaitKind::timer;
    trace.lanes[0].track.append(slice);
    if (slice.state == State::blocked) {
      slice.job = JobId{};
      slice.state = State::idle;
      slice.wait = WaitKind::none;
    }
    trace.cores[0].append(slice);
    t = slice.end;
  }
  trace.end = t;
  trace.end_kind = End::completed;
  return trace;
}

}  // namespace interleave
