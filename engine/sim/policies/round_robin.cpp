#include "sim/policies/round_robin.hpp"

namespace interleave {

RoundRobin::RoundRobin(Duration quantum, PolicySpec::Requeue requeue, std::size_t queues)
    : Policy({.compares_running = false,
              .quantum_ends_before_arrivals = requeue == PolicySpec::Requeue::preempted_first,
              .heeds_facts = false,
              .counts_use = false}),
      quantum_(quantum),
      ready_(queues) {}

std::unique_ptr<Policy> RoundRobin::clone() const { return std::make_unique<RoundRobin>(*this); }

void RoundRobin::enqueue(QueueId queue, ThreadId thread, Entry, const ThreadFacts&, Time) {
  ready_.push_back(queue, thread);
}

ThreadId RoundRobin::pick(std::span<const QueueId> queues, Time) {
  return ready_.pop_first(queues);
}

bool RoundRobin::anyone_ready(std::span<const QueueId> queues) const { return ready_.any(queues); }

Duration RoundRobin::quantum(ThreadId, Time) { return quantum_; }

void RoundRobin::charge(ThreadId, Duration, Time) {}

std::size_t RoundRobin::expected(QueueId queue, std::size_t first, std::span<ThreadId> next) const {
  return ready_.expected(queue, first, next);
}

ThreadId RoundRobin::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  return ready_.pop_last(queue, may_take);
}

void RoundRobin::withdraw(QueueId queue, ThreadId thread, Time) { ready_.erase(queue, thread); }

void RoundRobin::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey RoundRobin::key(ThreadId, Time) const { return {KeyKind::place, 0}; }

}  // namespace interleave
