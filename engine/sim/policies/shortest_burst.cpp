#include "sim/policies/shortest_burst.hpp"

namespace interleave {

ShortestBurst::ShortestBurst(bool preempting, std::size_t threads, std::size_t queues)
    : RankedPolicy({.compares_running = preempting, .needs_burst = true},
                   preempting ? KeyKind::remaining : KeyKind::burst, Ties::by_place, threads,
                   queues) {}

std::unique_ptr<Policy> ShortestBurst::clone() const {
  return std::make_unique<ShortestBurst>(*this);
}

void ShortestBurst::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
                            Time) {
  join(queue, thread, why, facts.burst.ns);
}

void ShortestBurst::carries(ThreadId running, const ThreadFacts& facts, Time) {
  set_key(running, facts.burst.ns);
}

void ShortestBurst::remaining(ThreadId running, Duration left, Time) { set_key(running, left.ns); }

}  // namespace interleave
