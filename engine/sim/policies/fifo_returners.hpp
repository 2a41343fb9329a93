// `fifo after-io preempt`: first come, first served, but whoever returns from a wait takes a core
// at once: of the running threads that did not return at this very instant the one with the latest
// place gives way, else the latest of all. Of several that return at one instant with one core the
// last one keeps it. Places are those of plain fifo, so that a returner has no other advantage.
#pragma once

#include <vector>

#include "sim/policy.hpp"

namespace interleave {

class FifoReturners final : public Policy {
 public:
  FifoReturners(std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;

 private:
  struct State {
    std::int64_t place = 0;
    Time returned{-1};  // the last time that it came back from a wait
  };
  struct Claim {
    QueueId queue;
    ThreadId thread;
  };
  struct Turn {
    std::int64_t place = 0;
    ThreadId thread;
  };
  using Heap = std::vector<Turn>;  // the smallest place first

  static bool comes_later(const Turn& a, const Turn& b) { return a.place > b.place; }
  [[nodiscard]] std::size_t first_claim(std::span<const QueueId> queues) const;
  [[nodiscard]] const Heap* first_heap(std::span<const QueueId> queues) const;

  std::vector<Heap> ready_;    // by queue: those who take their turn
  std::vector<Claim> claims_;  // those who take a core at once, in the order of their return
  std::vector<State> threads_;
  std::int64_t next_place_ = 0;
};

}  // namespace interleave
