#include "sim/policies/fifo.hpp"

namespace interleave {

Fifo::Fifo(std::size_t queues) : Policy({}), ready_(queues) {}

std::unique_ptr<Policy> Fifo::clone() const { return std::make_unique<Fifo>(*this); }

void Fifo::enqueue(QueueId queue, ThreadId thread, Entry, const ThreadFacts&, Time) {
  ready_.push_back(queue, thread);
}

ThreadId Fifo::pick(std::span<const QueueId> queues, Time) { return ready_.pop_first(queues); }

bool Fifo::anyone_ready(std::span<const QueueId> queues) const { return ready_.any(queues); }

Duration Fifo::quantum(ThreadId, Time) { return kUnlimited; }

void Fifo::charge(ThreadId, Duration, Time) {}

}  // namespace interleave
