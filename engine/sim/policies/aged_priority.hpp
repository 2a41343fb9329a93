// Priorities with aging: a ready thread gains one for each whole `aging` that it has waited since
// it became ready, and has forgotten it when it gets a core. Picking looks at all ready threads.
// Silberschatz, Operating System Concepts, 5.3.4.
#pragma once

#include <vector>

#include "sim/policies/priority.hpp"

namespace interleave {

class AgedPriority final : public Priority {
 public:
  AgedPriority(const PolicySpec& spec, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool more_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

  // When the next ready thread gains one; never if that cannot take a core away.
  [[nodiscard]] Time next_instant(Time now) const override;

 private:
  [[nodiscard]] Rank aged(ThreadId thread, Time now) const;

  std::int64_t aging_;             // ns
  std::vector<Time> ready_since_;  // by thread
};

}  // namespace interleave
