// Earliest eligible virtual deadline first. A thread is eligible while it has not had more than the
// weighted mean of the ready and running; of the eligible the one whose current slice would be due
// first, by its weight, runs. What a thread is behind or ahead of the mean, at most a slice,
// outlives a wait. Stoica and Abdel-Wahab, "Earliest Eligible Virtual Deadline First", 1995.
// If nobody is eligible (those behind the mean are all running), the least virtual time runs. With
// one queue a core, each is fair by itself.
#pragma once

#include <vector>

#include "sim/policies/deadline_trees.hpp"
#include "sim/policy.hpp"

namespace interleave {

class Eevdf final : public Policy {
 public:
  Eevdf(const PolicySpec& spec, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  void depart(ThreadId thread, bool waits, Time now) override;
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] bool more_urgent(ThreadId a, ThreadId b, Time now) const override;
  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  __extension__ using Wide = __int128;
  enum class Stage : std::uint8_t { away, ready, running };

  // Threads that share fairly among themselves: all, or those of one core's queue.
  struct Group {
    Wide load = 0;               // sum of weight x v of the ready and running, as they were charged
    std::int64_t weights = 0;    // sum of weights of the same
    std::int64_t running = 0;    // how many run
    Wide charged_until = 0;      // sum over the running, ns
    std::int64_t last_mean = 0;  // when the last one left
  };
  struct State {
    std::int64_t v = 0;  // as far as it was charged
    std::int64_t deadline = 0;
    std::int64_t weight = 1;
    std::int64_t lag = 0;  // mean - v, when it left
    std::int64_t place = 0;
    Time charged_until;
    Time came{-1};  // when it last arrived or woke
    QueueId queue;
    std::uint32_t group = 0;
    Stage stage = Stage::away;
    bool has_begun = false;  // to use its core
  };

  [[nodiscard]] std::int64_t mean(const Group& group, Time now) const;
  [[nodiscard]] bool eligible(const State& state, Time now) const;
  [[nodiscard]] bool due_before(ThreadId a, ThreadId b) const;
  [[nodiscard]] std::int64_t slice_of(const State& state) const;
  [[nodiscard]] ThreadId choice(std::span<const QueueId> queues, Time now) const;
  State& known(ThreadId thread);
  void leave(State& state, Time now);
  void come(State& state, std::uint32_t group, std::int64_t weight, Time now);
  void start_running(ThreadId thread);
  void stop_running(State& state);
  void count_from(State& state, Time now);

  bool per_core_;
  Duration slice_;
  std::vector<Group> groups_;
  std::vector<State> threads_;
  DeadlineTrees ready_;
  std::vector<ThreadId> woken_;  // who arrived or woke at `woken_at_`
  Time woken_at_{-1};
  std::int64_t next_place_ = 0;
};

}  // namespace interleave
