#include "sim/policies/weight_trees.hpp"

namespace interleave {

WeightTrees::Link WeightTrees::new_node() {
  if (free_.empty()) {
    nodes_.emplace_back();
    return static_cast<Link>(nodes_.size() - 1);
  }
  const Link link = free_.back();
  free_.pop_back();
  nodes_[link] = {};
  return link;
}

// Twice as many indices: each tree becomes the lower half of a larger one.
void WeightTrees::add_level() {
  ++levels_;
  for (Link& root : roots_) {
    if (root == kNone) continue;
    const Link above = new_node();
    nodes_[above] = {root, kNone, nodes_[root].sum};
    root = above;
  }
}

void WeightTrees::insert(QueueId queue, ThreadId thread, std::int64_t weight) {
  if (thread.index() >= members_.size()) members_.resize(thread.index() + 1);
  while (thread.index() >> levels_ != 0) add_level();
  members_[thread.index()] = {queue, weight};
  if (roots_[queue.index()] == kNone) roots_[queue.index()] = new_node();
  Link at = roots_[queue.index()];
  nodes_[at].sum += weight;
  for (int level = levels_; level-- > 0;) {
    const bool high = thread.index() >> level & 1;
    if ((high ? nodes_[at].high : nodes_[at].low) == kNone) {
      const Link child = new_node();
      (high ? nodes_[at].high : nodes_[at].low) = child;
    }
    at = high ? nodes_[at].high : nodes_[at].low;
    nodes_[at].sum += weight;
  }
}

void WeightTrees::erase(ThreadId thread) {
  if (thread.index() >= members_.size() || !members_[thread.index()].queue.valid()) return;
  const auto [queue, weight] = members_[thread.index()];
  members_[thread.index()] = {};
  Link* link = &roots_[queue.index()];
  for (int level = levels_; *link != kNone; --level) {
    const Link at = *link;
    Node& node = nodes_[at];
    node.sum -= weight;
    if (node.sum == 0) {
      free_.push_back(at);
      *link = kNone;
    }
    if (level == 0) return;
    link = thread.index() >> (level - 1) & 1 ? &node.high : &node.low;
  }
}

std::int64_t WeightTrees::total(std::span<const QueueId> queues) const {
  std::int64_t sum = 0;
  for (const QueueId queue : queues) {
    const Link root = roots_[queue.index()];
    if (root != kNone) sum += nodes_[root].sum;
  }
  return sum;
}

ThreadId WeightTrees::find(std::span<const QueueId> queues, std::int64_t number) const {
  std::vector<Link> at;
  for (const QueueId queue : queues) {
    const Link root = roots_[queue.index()];
    if (root != kNone) at.push_back(root);
  }
  std::uint32_t index = 0;
  for (int level = levels_; level-- > 0;) {
    std::int64_t low = 0;
    for (const Link link : at) {
      if (nodes_[link].low != kNone) low += nodes_[nodes_[link].low].sum;
    }
    const bool high = number >= low;
    if (high) {
      number -= low;
      index |= std::uint32_t{1} << level;
    }
    std::size_t kept = 0;
    for (const Link link : at) {
      const Link child = high ? nodes_[link].high : nodes_[link].low;
      if (child != kNone) at[kept++] = child;
    }
    at.resize(kept);
  }
  return ThreadId{index};
}

void WeightTrees::list(QueueId queue, std::vector<ThreadId>& threads) const {
  list(roots_[queue.index()], levels_, 0, threads);
}

void WeightTrees::list(Link link, int level, std::uint32_t from,
                       std::vector<ThreadId>& threads) const {
  if (link == kNone) return;
  if (level == 0) return threads.push_back(ThreadId{from});
  list(nodes_[link].low, level - 1, from, threads);
  list(nodes_[link].high, level - 1, from | std::uint32_t{1} << (level - 1), threads);
}

}  // namespace interleave
