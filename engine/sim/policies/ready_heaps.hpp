// The ready threads of each queue in the order of their ranks: binary heaps that know where each
// thread is. Joining, leaving and finding the first take O(log n), and the order is total, so that
// it does not depend on how the heaps came about. A thread is in one queue at most.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "sim/policy.hpp"

namespace interleave {

// The smaller is picked first: by key, then by tie, then by index.
struct Rank {
  std::int64_t key = 0;
  std::int64_t tie = 0;
  ThreadId thread;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

class ReadyHeaps {
 public:
  explicit ReadyHeaps(std::size_t queues) : heaps_(queues) {}

  // The thread must not be in a queue.
  void push(QueueId queue, const Rank& rank);

  // Takes the thread out of its queue; nothing happens if it is in none.
  void erase(ThreadId thread);

  // The thread, which is in a queue, has another rank there from now on.
  void rerank(const Rank& rank);

  [[nodiscard]] bool has(ThreadId thread) const {
    return thread.index() < where_.size() && where_[thread.index()].at != kNowhere;
  }

  // The thread must be in a queue.
  [[nodiscard]] QueueId queue_of(ThreadId thread) const { return where_[thread.index()].queue; }

  // The first of these queues; null if they are empty.
  [[nodiscard]] const Rank* first(std::span<const QueueId> queues) const;
  [[nodiscard]] const Rank* first() const;  // of all queues

  // That one, taken out; none if the queues are empty.
  ThreadId pop(std::span<const QueueId> queues);

  // The last of this queue among those that `may_take` holds for, taken out; none if there is none.
  ThreadId pop_last(QueueId queue, const std::function<bool(ThreadId)>& may_take);

  // All of this queue, in no particular order.
  [[nodiscard]] std::span<const Rank> all(QueueId queue) const { return heaps_[queue.index()]; }
  [[nodiscard]] std::size_t queues() const { return heaps_.size(); }
  [[nodiscard]] bool any(std::span<const QueueId> queues) const;
  void list(QueueId queue, std::vector<ThreadId>& threads) const;

 private:
  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
  struct Where {
    QueueId queue;
    std::uint32_t at = kNowhere;  // index in the heap of the queue
  };
  using Heap = std::vector<Rank>;

  void put(Heap& heap, std::size_t at, const Rank& rank) {
    heap[at] = rank;
    where_[rank.thread.index()].at = static_cast<std::uint32_t>(at);
  }
  void settle(Heap& heap, std::size_t at, const Rank& rank);

  std::vector<Heap> heaps_;
  std::vector<Where> where_;  // by thread
};

}  // namespace interleave
