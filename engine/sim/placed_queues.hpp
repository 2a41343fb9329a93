// The ready queues of a policy whose newcomers always go to the back: a ring each, with one
// numbering of places across all of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/policy.hpp"
#include "sim/ready_ring.hpp"

namespace interleave {

class PlacedQueues {
 public:
  explicit PlacedQueues(std::size_t queues) : rings_(queues) {}

  void push_back(QueueId queue, ThreadId thread) {
    rings_[queue.index()].push_back({next_place_++, thread});
  }

  // The thread with the smallest place of these queues, taken out; none if they are empty.
  ThreadId pop_first(std::span<const QueueId> queues) {
    ReadyRing* best = nullptr;
    for (const QueueId queue : queues) {
      ReadyRing& ring = rings_[queue.index()];
      if (!ring.empty() && (!best || ring.front().is_before(best->front()))) best = &ring;
    }
    if (!best) return {};
    const ThreadId thread = best->front().thread;
    best->pop_front();
    return thread;
  }

  // The thread with the largest place that `may_take` holds for, taken out; none if there is none.
  ThreadId pop_last(QueueId queue, const std::function<bool(ThreadId)>& may_take) {
    ReadyRing& ring = rings_[queue.index()];
    for (std::size_t i = ring.size(); i-- > 0;) {
      const ThreadId thread = ring.at(i).thread;
      if (!may_take(thread)) continue;
      ring.erase(i);
      return thread;
    }
    return {};
  }

  void erase(QueueId queue, ThreadId thread) {
    pop_last(queue, [thread](ThreadId other) { return other == thread; });
  }

  void list(QueueId queue, std::vector<ThreadId>& ready) const {
    const ReadyRing& ring = rings_[queue.index()];
    for (std::size_t i = 0; i < ring.size(); ++i) ready.push_back(ring.at(i).thread);
  }

  // As Policy::expected().
  std::size_t expected(QueueId queue, std::size_t first, std::span<ThreadId> next) const {
    const ReadyRing& ring = rings_[queue.index()];
    if (first >= ring.size()) return 0;
    const std::size_t count = std::min(next.size(), ring.size() - first);
    for (std::size_t i = 0; i < count; ++i) next[i] = ring.at(first + i).thread;
    return count;
  }

  [[nodiscard]] bool any(std::span<const QueueId> queues) const {
    for (const QueueId queue : queues) {
      if (!rings_[queue.index()].empty()) return true;
    }
    return false;
  }

 private:
  std::vector<ReadyRing> rings_;
  std::uint32_t next_place_ = 0;
};

}  // namespace interleave
