#include "sim/policies/fifo.hpp"

namespace interleave {

Fifo::Fifo(std::size_t queues)
    : Policy({.heeds_facts = false, .counts_use = false}), ready_(queues) {}

std::unique_ptr<Policy> Fifo::clone() const { return std::make_unique<Fifo>(*this); }

void Fifo::enqueue(QueueId queue, ThreadId thread, Entry, const ThreadFacts&, Time) {
  ready_.push_back(queue, thread);
}

ThreadId Fifo::pick(std::span<const QueueId> queues, Time) { return ready_.pop_first(queues); }

bool Fifo::anyone_ready(std::span<const QueueId> queues) const { return ready_.any(queues); }

Duration Fifo::quantum(ThreadId, Time) { return kUnlimited; }

void Fifo::charge(ThreadId, Duration, Time) {}

std::size_t Fifo::expected(QueueId queue, std::size_t first, std::span<ThreadId> next) const {
  return ready_.expected(queue, first, next);
}

ThreadId Fifo::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  return ready_.pop_last(queue, may_take);
}

void Fifo::withdraw(QueueId queue, ThreadId thread, Time) { ready_.erase(queue, thread); }

void Fifo::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey Fifo::key(ThreadId, Time) const { return {KeyKind::place, 0}; }

}  // namespace interleave
