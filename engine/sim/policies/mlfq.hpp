// The multi-level feedback queue: the highest level first, a quantum and an allotment of quanta at
// each, demotion when the allotment is used up, and a boost of everybody to the top from time to
// time. What is left of the quantum and of the allotment outlives a preemption and, unless they
// are refilled then, a wait. Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 8.
#pragma once

#include <vector>

#include "sim/policies/ready_heaps.hpp"
#include "sim/policy.hpp"

namespace interleave {

class Mlfq final : public Policy {
 public:
  Mlfq(const PolicySpec& spec, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;

  // What is left of the quantum; a new one if nothing is.
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void depart(ThreadId thread, bool waits, Time now) override;

  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] bool more_urgent(ThreadId a, ThreadId b, Time now) const override;

  // Boosts are at the whole multiples of their period, the start excepted.
  [[nodiscard]] Time next_instant(Time now) const override;
  void reach(Time now) override;

  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  struct State {
    std::uint32_t level = 0;  // 0 is the highest
    Duration left;            // of the quantum
    std::int64_t quanta = 0;  // left of the allotment, the current one included
    std::int64_t place = 0;   // within its level
    Time went_to_front{-1};   // when it last came back to the head of its level
  };

  State& known(ThreadId thread);
  void refill(State& state) const;
  void use_up(State& state);
  [[nodiscard]] Rank rank(ThreadId thread) const;

  std::vector<Duration> quanta_;          // by level
  std::vector<std::int64_t> allotments_;  // by level
  std::int64_t boost_;                    // ns; 0: never
  bool on_io_reset_;
  bool after_io_front_;
  ReadyHeaps ready_;  // key: level; tie: place
  std::vector<State> threads_;
  std::int64_t next_back_ = 0, next_front_ = -1;  // places
};

}  // namespace interleave
