// The ready threads of each queue by index, with weights, for drawing by lot: sparse binary trees
// of sums over one pool of nodes. Joining, leaving and finding the thread that a number falls on
// take O(log n); memory is O(ready x log n), whatever the number of queues.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "sim/policy.hpp"

namespace interleave {

class WeightTrees {
 public:
  explicit WeightTrees(std::size_t queues) : roots_(queues, kNone) {}

  // The thread must not be in a queue; its weight is from 1 to 2^32.
  void insert(QueueId queue, ThreadId thread, std::int64_t weight);

  // Takes the thread out of its queue; nothing happens if it is in none.
  void erase(ThreadId thread);

  [[nodiscard]] std::int64_t total(std::span<const QueueId> queues) const;

  // Walks the threads of these queues in the order of their indices and takes their weights off
  // `number`, which is from 0 to below total(), until it is less than one: that thread.
  [[nodiscard]] ThreadId find(std::span<const QueueId> queues, std::int64_t number) const;

  // The threads of the queue by index.
  void list(QueueId queue, std::vector<ThreadId>& threads) const;

 private:
  using Link = std::uint32_t;
  static constexpr Link kNone = 0xffff'ffff;
  struct Node {
    Link low = kNone, high = kNone;  // the lower and the higher half of the indices
    std::int64_t sum = 0;
  };
  struct Member {
    QueueId queue;  // none: in no queue
    std::int64_t weight = 0;
  };

  Link new_node();
  void add_level();
  void list(Link link, int level, std::uint32_t from, std::vector<ThreadId>& threads) const;

  std::vector<Link> roots_;  // by queue
  std::vector<Node> nodes_;
  std::vector<Link> free_;
  std::vector<Member> members_;  // by thread
  int levels_ = 0;               // below a root; indices are less than 2^levels_
};

}  // namespace interleave
