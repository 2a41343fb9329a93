// Ready threads by virtual time, each subtree knowing its earliest deadline: finds the earliest
// deadline among those up to a virtual time in O(log n). Treaps (Aragon and Seidel, 1989) over one
// table of nodes, one for each queue; their priorities are hashes of the threads' indices, so that
// their shape depends on nothing else. A thread is in one queue at most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/ids.hpp"
#include "sim/policy.hpp"

namespace interleave {

class DeadlineTrees {
 public:
  struct Due {
    std::int64_t v = 0;
    std::int64_t deadline = 0;
    std::int64_t place = 0;  // orders what is equal otherwise
  };

  explicit DeadlineTrees(std::size_t queues) : roots_(queues) {}

  // The thread must not be in a queue.
  void insert(QueueId queue, ThreadId thread, const Due& due);

  // The thread must be in that queue.
  void erase(QueueId queue, ThreadId thread);

  [[nodiscard]] bool empty(QueueId queue) const { return !roots_[queue.index()].valid(); }

  // The earliest deadline, then place, of the threads with v <= `limit`; none if there is none.
  [[nodiscard]] ThreadId earliest(QueueId queue, std::int64_t limit) const;

  // The smallest v, then place; none if the queue is empty.
  [[nodiscard]] ThreadId first(QueueId queue) const;

  [[nodiscard]] const Due& due(ThreadId thread) const { return nodes_[thread.index()].due; }

  // By v, then place.
  void list(QueueId queue, std::vector<ThreadId>& threads) const;

 private:
  struct Node {
    Due due;
    ThreadId left, right;
    ThreadId best;  // of this subtree
  };

  [[nodiscard]] bool before(ThreadId a, ThreadId b) const;
  [[nodiscard]] bool above(ThreadId a, ThreadId b) const;
  [[nodiscard]] ThreadId earlier(ThreadId a, ThreadId b) const;
  void refresh(ThreadId thread);
  void split(ThreadId root, ThreadId at, ThreadId& low, ThreadId& high);
  ThreadId merge(ThreadId low, ThreadId high);
  ThreadId inserted(ThreadId root, ThreadId thread);
  ThreadId erased(ThreadId root, ThreadId thread);
  void list(ThreadId root, std::vector<ThreadId>& threads) const;

  std::vector<ThreadId> roots_;  // by queue
  std::vector<Node> nodes_;      // by thread
};

}  // namespace interleave
