#include "sim/policies/fifo_returners.hpp"

#include <algorithm>

namespace interleave {
namespace {

bool comes_later(const Placed& a, const Placed& b) { return a.place > b.place; }

}  // namespace

FifoReturners::FifoReturners(std::size_t threads, std::size_t queues)
    : Policy({.compares_running = true, .quantum_ends_before_arrivals = false}),
      ready_(queues),
      place_(threads, 0) {}

std::unique_ptr<Policy> FifoReturners::clone() const {
  return std::make_unique<FifoReturners>(*this);
}

void FifoReturners::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts&, Time) {
  std::int64_t& place = place_[thread.index()];
  if (why == Entry::woke) {
    place = front_--;
  } else if (why != Entry::preempted) {
    place = back_++;
  }
  Heap& heap = ready_[queue.index()];
  heap.push_back({place, thread});
  std::push_heap(heap.begin(), heap.end(), comes_later);
}

const FifoReturners::Heap* FifoReturners::first(std::span<const QueueId> queues) const {
  const Heap* best = nullptr;
  for (const QueueId queue : queues) {
    const Heap& heap = ready_[queue.index()];
    if (!heap.empty() && (!best || comes_later(best->front(), heap.front()))) best = &heap;
  }
  return best;
}

ThreadId FifoReturners::pick(std::span<const QueueId> queues, Time) {
  const Heap* best = first(queues);
  if (!best) return {};
  Heap& heap = ready_[static_cast<std::size_t>(best - ready_.data())];
  const ThreadId thread = heap.front().thread;
  std::pop_heap(heap.begin(), heap.end(), comes_later);
  heap.pop_back();
  return thread;
}

bool FifoReturners::anyone_ready(std::span<const QueueId> queues) const { return first(queues); }

Duration FifoReturners::quantum(ThreadId, Time) { return kUnlimited; }

void FifoReturners::charge(ThreadId, Duration, Time) {}

ThreadId FifoReturners::candidate(std::span<const QueueId> queues, Time) const {
  const Heap* best = first(queues);
  return best ? best->front().thread : ThreadId{};
}

bool FifoReturners::preempts(ThreadId candidate, ThreadId running, Time now) const {
  return less_urgent(running, candidate, now);
}

bool FifoReturners::less_urgent(ThreadId a, ThreadId b, Time) const {
  return place_[a.index()] > place_[b.index()];
}

}  // namespace interleave
