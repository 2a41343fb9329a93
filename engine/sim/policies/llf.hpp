// Least laxity first: deadline - now - work left, no deadline being the last; a strictly smaller
// one takes the core, at an event or a tick. `now` is common to all and left out of the keys, so
// that a waiting thread's key stands still and a running one's grows. Mok, "Fundamental Design
// Problems of Distributed Systems for the Hard-Real-Time Environment", 1983.
#pragma once

#include <vector>

#include "sim/policies/urgency_policy.hpp"

namespace interleave {

class Llf final : public UrgencyPolicy {
 public:
  Llf(Duration tick, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  void remaining(ThreadId running, Duration left, Time now) override;
  [[nodiscard]] std::int64_t urgency(const ThreadFacts& facts) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

  // Ticks are whole multiples of `tick`; there are none while nobody waits.
  [[nodiscard]] Time next_instant(Time now) const override;

 private:
  void note_deadline(ThreadId thread, Time deadline);

  std::int64_t tick_;            // ns
  std::vector<Time> deadlines_;  // by thread
};

}  // namespace interleave
