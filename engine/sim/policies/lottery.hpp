// By lot: each choice draws a ticket of the ready threads and walks them in the order of their
// indices to find whose it is. `lottery` gives each thread its tickets, `random` one. Numbers come
// from the given draws and, those used up, from SplitMix64 of the seed. Waldspurger and Weihl,
// "Lottery Scheduling", 1994; Arpaci-Dusseau, Operating Systems: Three Easy Pieces, 9.
#pragma once

#include <vector>

#include "sim/policies/weight_trees.hpp"
#include "sim/policy.hpp"

namespace interleave {

class Lottery final : public Policy {
 public:
  // `by_tickets`: else all threads have the same chance.
  Lottery(bool by_tickets, Duration quantum, std::vector<std::int64_t> draws, std::int64_t seed,
          std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;

  // Nobody knows who would be drawn last: the latest in place.
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  struct State {
    std::int64_t tickets = 1;
    std::int64_t place = 0;
  };

  std::uint64_t next_draw();

  bool by_tickets_;
  Duration quantum_;
  std::vector<std::int64_t> draws_;
  std::size_t next_given_ = 0;
  std::uint64_t state_;  // of the generator
  WeightTrees ready_;
  std::vector<State> threads_;
  std::int64_t next_place_ = 0;
};

}  // namespace interleave
