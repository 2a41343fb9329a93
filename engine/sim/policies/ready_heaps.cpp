#include "sim/policies/ready_heaps.hpp"

namespace interleave {

// Puts `rank` where it belongs, the slot `at` being free: up as far as it goes, else down.
void ReadyHeaps::settle(Heap& heap, std::size_t at, const Rank& rank) {
  for (; at > 0 && rank < heap[(at - 1) / 2]; at = (at - 1) / 2) {
    put(heap, at, heap[(at - 1) / 2]);
  }
  for (std::size_t child = 2 * at + 1; child < heap.size(); child = 2 * at + 1) {
    if (child + 1 < heap.size() && heap[child + 1] < heap[child]) ++child;
    if (rank <= heap[child]) break;
    put(heap, at, heap[child]);
    at = child;
  }
  put(heap, at, rank);
}

void ReadyHeaps::push(QueueId queue, const Rank& rank) {
  if (rank.thread.index() >= where_.size()) where_.resize(rank.thread.index() + 1);
  where_[rank.thread.index()].queue = queue;
  Heap& heap = heaps_[queue.index()];
  heap.push_back(rank);
  settle(heap, heap.size() - 1, rank);
}

void ReadyHeaps::erase(ThreadId thread) {
  if (!has(thread)) return;
  Where& where = where_[thread.index()];
  Heap& heap = heaps_[where.queue.index()];
  const std::size_t at = where.at;
  where.at = kNowhere;
  const Rank last = heap.back();
  heap.pop_back();
  if (at < heap.size()) settle(heap, at, last);
}

void ReadyHeaps::rerank(const Rank& rank) {
  const Where where = where_[rank.thread.index()];
  settle(heaps_[where.queue.index()], where.at, rank);
}

const Rank* ReadyHeaps::first(std::span<const QueueId> queues) const {
  const Rank* best = nullptr;
  for (const QueueId queue : queues) {
    const Heap& heap = heaps_[queue.index()];
    if (!heap.empty() && (!best || heap.front() < *best)) best = &heap.front();
  }
  return best;
}

const Rank* ReadyHeaps::first() const {
  const Rank* best = nullptr;
  for (const Heap& heap : heaps_) {
    if (!heap.empty() && (!best || heap.front() < *best)) best = &heap.front();
  }
  return best;
}

ThreadId ReadyHeaps::pop(std::span<const QueueId> queues) {
  const Rank* best = first(queues);
  if (!best) return {};
  const ThreadId thread = best->thread;
  erase(thread);
  return thread;
}

ThreadId ReadyHeaps::pop_last(QueueId queue, const std::function<bool(ThreadId)>& may_take) {
  const Rank* last = nullptr;
  for (const Rank& rank : all(queue)) {
    if ((!last || *last < rank) && may_take(rank.thread)) last = &rank;
  }
  if (!last) return {};
  const ThreadId thread = last->thread;
  erase(thread);
  return thread;
}

bool ReadyHeaps::any(std::span<const QueueId> queues) const {
  for (const QueueId queue : queues) {
    if (!all(queue).empty()) return true;
  }
  return false;
}

void ReadyHeaps::list(QueueId queue, std::vector<ThreadId>& threads) const {
  for (const Rank& rank : all(queue)) threads.push_back(rank.thread);
}

}  // namespace interleave
