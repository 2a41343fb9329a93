// Stride scheduling: the thread with the smallest pass runs, of equals the one with the lowest
// index; running moves its pass on, the slower the more tickets it has. Who arrives or wakes is
// brought up to the smallest pass of those who are there. Waldspurger, "Lottery and Stride
// Scheduling", 1995; Arpaci-Dusseau, Operating Systems: Three Easy Pieces, 9.5.
#pragma once

#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class Stride final : public RankedPolicy {
 public:
  Stride(Duration quantum, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void depart(ThreadId thread, bool waits, Time now) override;

 private:
  struct State {
    std::int64_t pass = 0;
    std::int64_t stride = 0;
  };

  Duration quantum_;
  std::vector<State> threads_;
  ReadyHeaps active_;  // ready and running threads by pass, in one queue
};

}  // namespace interleave
