// What each thread carries, reconstructed from the cores of a Trace, for models in which threads
// are fewer than tasks (pool, green, event-loop, serial). Where every task has a thread of its own
// the lanes say it already.
//
// A slice is in the state of the carried job. Between two stretches on a core a thread is shown
// with what it holds meanwhile, as far as the Trace tells: under `pool` and `serial` it keeps its
// job to the end; else a job that the kernel has preempted, or one that waits while others, though
// ready, are not carried. A thread without a job has no slice.
#pragma once

#include <vector>

#include "trace/trace.hpp"

namespace interleave {

// A million threads that never run are no rows.
inline constexpr std::size_t kMostIdleThreads = 64;

// One track a thread; none where trace.thread_per_task.
[[nodiscard]] std::vector<Track> thread_tracks(const Trace& trace);

}  // namespace interleave
