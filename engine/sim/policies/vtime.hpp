// Weighted virtual time as in sched_ext's scx_simple: the smallest virtual time runs for a slice
// and is charged for what it used in inverse proportion to its weight; who waited long cannot save
// up more than a slice.
#pragma once

#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class Vtime final : public RankedPolicy {
 public:
  Vtime(Duration slice, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  void charge(ThreadId thread, Duration used, Time now) override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

 private:
  struct State {
    std::int64_t v = 0;
    std::int64_t weight = 100;
    bool has_run = false;
  };
  void dispatch(ThreadId thread);

  Duration slice_;
  std::int64_t v_now_ = 0;
  std::vector<State> threads_;
};

}  // namespace interleave
