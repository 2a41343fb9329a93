// Fair shares by virtual runtime, after Linux's Completely Fair Scheduler: the thread that has had
// least, by its weight, runs for its part of `latency`; one that wakes and is behind by more than
// `granularity` takes the core at once. Virtual runtimes of running threads are counted up to the
// instant at which they are looked at. With one queue a core, each is fair by itself: a thread that
// comes from another is as far from the least runtime of the new one as it was from the old one's.
#pragma once

#include <limits>
#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class Cfs final : public RankedPolicy {
 public:
  Cfs(const PolicySpec& spec, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void depart(ThreadId thread, bool waits, Time now) override;
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  static constexpr std::uint32_t kNotRunning = 0xffff'ffff;
  static constexpr Time kNotBegun{std::numeric_limits<std::int64_t>::max()};  // still switching

  // Threads that share fairly among themselves: all, or those of one core's queue.
  struct Group {
    std::int64_t least = 0;    // virtual runtime of any ready or running thread so far; never falls
    std::int64_t weights = 0;  // of the ready and running ones
    std::vector<ThreadId> running;
  };
  struct State {
    std::int64_t v = 0;  // as far as it was charged
    std::int64_t weight = 0;
    Time charged_until;
    std::uint32_t group = 0;
    std::uint32_t running_at = kNotRunning;  // index in the group's `running`
    bool known = false;
    bool active = false;  // ready or running
  };

  [[nodiscard]] std::int64_t v_at(ThreadId thread, Time now) const;
  [[nodiscard]] std::int64_t ahead(ThreadId thread, Time now) const;
  State& move_to(std::size_t group, ThreadId thread);
  void observe(std::size_t group, Time now);
  void activate(State& state, std::int64_t weight);
  void deactivate(State& state);
  void start_running(ThreadId thread);
  void stop_running(State& state);
  void forget_woken();

  bool per_core_;
  std::int64_t latency_, granularity_;  // ns
  std::vector<Group> groups_;
  std::vector<State> threads_;
  ReadyHeaps woken_;  // ready threads that arrived or woke at `woken_at_`, by virtual runtime
  Time woken_at_{-1};
  std::vector<ThreadId> came_;  // all that arrived or woke then
};

}  // namespace interleave
