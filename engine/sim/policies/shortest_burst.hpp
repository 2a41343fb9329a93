// The shortest coming burst first. `sjf` keeps a running thread until its burst is over; `srtf`
// (preempting) gives its core to a thread with strictly less than what is left of its own.
// Silberschatz, Operating System Concepts, 5.3.2.
#pragma once

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class ShortestBurst final : public RankedPolicy {
 public:
  ShortestBurst(bool preempting, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  void remaining(ThreadId running, Duration left, Time now) override;
};

}  // namespace interleave
