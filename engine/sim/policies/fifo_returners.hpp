// `fifo after-io preempt`: first come, first served, but whoever returns from a wait gets a place
// before everybody's, and takes the core of the running thread with the latest place. Of several
// that return at one instant the last runs first.
#pragma once

#include <vector>

#include "sim/policy.hpp"
#include "sim/ready_ring.hpp"

namespace interleave {

class FifoReturners final : public Policy {
 public:
  FifoReturners(std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;

 private:
  using Heap = std::vector<Placed>;
  [[nodiscard]] const Heap* first(std::span<const QueueId> queues) const;

  std::vector<Heap> ready_;
  std::vector<std::int64_t> place_;  // of each thread, ready or running
  std::int64_t back_ = 0, front_ = -1;
};

}  // namespace interleave
