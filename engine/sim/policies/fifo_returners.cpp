#include "sim/policies/fifo_returners.hpp"

#include <algorithm>

namespace interleave {
namespace {

bool contains(std::span<const QueueId> queues, QueueId queue) {
  return std::find(queues.begin(), queues.end(), queue) != queues.end();
}

}  // namespace

FifoReturners::FifoReturners(std::size_t threads, std::size_t queues)
    : Policy({.compares_running = true, .heeds_facts = false}), ready_(queues), threads_(threads) {}

std::unique_ptr<Policy> FifoReturners::clone() const {
  return std::make_unique<FifoReturners>(*this);
}

void FifoReturners::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts&,
                            Time now) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  State& state = threads_[thread.index()];
  if (why != Entry::preempted) state.place = next_place_++;
  if (why == Entry::woke) {
    state.returned = now;
    claims_.push_back({queue, thread});
    return;
  }
  Heap& heap = ready_[queue.index()];
  heap.push_back({state.place, thread});
  std::push_heap(heap.begin(), heap.end(), comes_later);
}

std::size_t FifoReturners::first_claim(std::span<const QueueId> queues) const {
  std::size_t i = 0;
  while (i < claims_.size() && !contains(queues, claims_[i].queue)) ++i;
  return i;
}

const FifoReturners::Heap* FifoReturners::first_heap(std::span<const QueueId> queues) const {
  const Heap* best = nullptr;
  for (const QueueId queue : queues) {
    const Heap& heap = ready_[queue.index()];
    if (!heap.empty() && (!best || comes_later(best->front(), heap.front()))) best = &heap;
  }
  return best;
}

ThreadId FifoReturners::pick(std::span<const QueueId> queues, Time) {
  const std::size_t claim = first_claim(queues);
  if (claim < claims_.size()) {
    const ThreadId thread = claims_[claim].thread;
    claims_.erase(claims_.begin() + static_cast<std::ptrdiff_t>(claim));
    return thread;
  }
  const Heap* best = first_heap(queues);
  if (!best) return {};
  Heap& heap = ready_[static_cast<std::size_t>(best - ready_.data())];
  const ThreadId thread = heap.front().thread;
  std::pop_heap(heap.begin(), heap.end(), comes_later);
  heap.pop_back();
  return thread;
}

bool FifoReturners::anyone_ready(std::span<const QueueId> queues) const {
  return first_claim(queues) < claims_.size() || first_heap(queues);
}

Duration FifoReturners::quantum(ThreadId, Time) { return kUnlimited; }

void FifoReturners::charge(ThreadId, Duration, Time) {}

ThreadId FifoReturners::candidate(std::span<const QueueId> queues, Time) const {
  const std::size_t claim = first_claim(queues);
  return claim < claims_.size() ? claims_[claim].thread : ThreadId{};
}

bool FifoReturners::preempts(ThreadId, ThreadId, Time) const { return true; }

bool FifoReturners::less_urgent(ThreadId a, ThreadId b, Time now) const {
  const State& first = threads_[a.index()];
  const State& second = threads_[b.index()];
  const bool first_returned = first.returned == now, second_returned = second.returned == now;
  if (first_returned != second_returned) return second_returned;
  return first.place > second.place;
}

ThreadId FifoReturners::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  std::vector<ThreadId> ready;
  list_ready(queue, ready);
  ThreadId last;
  for (const ThreadId thread : ready) {
    const bool later =
        !last.valid() || threads_[thread.index()].place > threads_[last.index()].place;
    if (later && may_take(thread)) last = thread;
  }
  if (last.valid()) withdraw(queue, last, {});
  return last;
}

void FifoReturners::withdraw(QueueId queue, ThreadId thread, Time) {
  std::erase_if(claims_, [thread](const Claim& claim) { return claim.thread == thread; });
  Heap& heap = ready_[queue.index()];
  std::erase_if(heap, [thread](const Turn& turn) { return turn.thread == thread; });
  std::make_heap(heap.begin(), heap.end(), comes_later);
}

void FifoReturners::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  for (const Claim& claim : claims_) {
    if (claim.queue == queue) ready.push_back(claim.thread);
  }
  for (const Turn& turn : ready_[queue.index()]) ready.push_back(turn.thread);
}

RankKey FifoReturners::key(ThreadId thread, Time) const {
  return {KeyKind::place, threads_[thread.index()].place};
}

}  // namespace interleave
