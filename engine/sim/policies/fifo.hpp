// First come, first served: a thread keeps its core until it waits, yields or ends. Silberschatz,
// Operating System Concepts, 5.3.1.
#pragma once

#include "sim/placed_queues.hpp"
#include "sim/policy.hpp"

namespace interleave {

class Fifo final : public Policy {
 public:
  explicit Fifo(std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  std::size_t expected(QueueId queue, std::size_t first, std::span<ThreadId> next) const override;
  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  PlacedQueues ready_;
};

}  // namespace interleave
