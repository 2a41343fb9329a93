// Highest response ratio next: (waited + burst) / burst, where a thread has waited since it last
// became ready; nobody loses a core. Ratios are compared exactly; picking looks at all ready
// threads. Stallings, Operating Systems: Internals and Design Principles, 9.2.
#pragma once

#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class Hrrn final : public RankedPolicy {
 public:
  Hrrn(std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  [[nodiscard]] bool more_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  struct State {
    Time ready_since;
    std::int64_t burst = 0;  // ns
  };

  std::vector<State> threads_;
};

}  // namespace interleave
