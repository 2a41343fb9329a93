#include "sim/policies/deadline_trees.hpp"

#include "model/draws.hpp"

namespace interleave {

bool DeadlineTrees::before(ThreadId a, ThreadId b) const {
  const Due &first = due(a), &second = due(b);
  return first.v != second.v ? first.v < second.v : first.place < second.place;
}

bool DeadlineTrees::above(ThreadId a, ThreadId b) const {
  const std::uint64_t first = splitmix64(a.value), second = splitmix64(b.value);
  return first != second ? first > second : a > b;
}

ThreadId DeadlineTrees::earlier(ThreadId a, ThreadId b) const {
  if (!a.valid() || !b.valid()) return a.valid() ? a : b;
  const Due &first = due(a), &second = due(b);
  if (first.deadline != second.deadline) return first.deadline < second.deadline ? a : b;
  return first.place < second.place ? a : b;
}

void DeadlineTrees::refresh(ThreadId thread) {
  Node& node = nodes_[thread.index()];
  node.best = thread;
  if (node.left.valid()) node.best = earlier(node.best, nodes_[node.left.index()].best);
  if (node.right.valid()) node.best = earlier(node.best, nodes_[node.right.index()].best);
}

// Those before `at` into `low`, the others into `high`.
void DeadlineTrees::split(ThreadId root, ThreadId at, ThreadId& low, ThreadId& high) {
  if (!root.valid()) {
    low = high = {};
    return;
  }
  Node& node = nodes_[root.index()];
  if (before(root, at)) {
    split(node.right, at, node.right, high);
    low = root;
  } else {
    split(node.left, at, low, node.left);
    high = root;
  }
  refresh(root);
}

ThreadId DeadlineTrees::merge(ThreadId low, ThreadId high) {
  if (!low.valid() || !high.valid()) return low.valid() ? low : high;
  const ThreadId root = above(low, high) ? low : high;
  Node& node = nodes_[root.index()];
  if (root == low) {
    node.right = merge(node.right, high);
  } else {
    node.left = merge(low, node.left);
  }
  refresh(root);
  return root;
}

ThreadId DeadlineTrees::inserted(ThreadId root, ThreadId thread) {
  if (root.valid() && above(root, thread)) {
    Node& node = nodes_[root.index()];
    ThreadId& side = before(thread, root) ? node.left : node.right;
    side = inserted(side, thread);
    refresh(root);
    return root;
  }
  Node& node = nodes_[thread.index()];
  split(root, thread, node.left, node.right);
  refresh(thread);
  return thread;
}

ThreadId DeadlineTrees::erased(ThreadId root, ThreadId thread) {
  Node& node = nodes_[root.index()];
  if (root == thread) return merge(node.left, node.right);
  ThreadId& side = before(thread, root) ? node.left : node.right;
  side = erased(side, thread);
  refresh(root);
  return root;
}

void DeadlineTrees::insert(QueueId queue, ThreadId thread, const Due& due) {
  if (thread.index() >= nodes_.size()) nodes_.resize(thread.index() + 1);
  nodes_[thread.index()] = {due, {}, {}, thread};
  ThreadId& root = roots_[queue.index()];
  root = inserted(root, thread);
}

void DeadlineTrees::erase(QueueId queue, ThreadId thread) {
  ThreadId& root = roots_[queue.index()];
  root = erased(root, thread);
}

ThreadId DeadlineTrees::earliest(QueueId queue, std::int64_t limit) const {
  ThreadId best;
  for (ThreadId at = roots_[queue.index()]; at.valid();) {
    const Node& node = nodes_[at.index()];
    if (node.due.v > limit) {
      at = node.left;
      continue;
    }
    best = earlier(best, at);
    if (node.left.valid()) best = earlier(best, nodes_[node.left.index()].best);
    at = node.right;
  }
  return best;
}

ThreadId DeadlineTrees::first(QueueId queue) const {
  ThreadId at = roots_[queue.index()];
  while (at.valid() && nodes_[at.index()].left.valid()) at = nodes_[at.index()].left;
  return at;
}

void DeadlineTrees::list(QueueId queue, std::vector<ThreadId>& threads) const {
  list(roots_[queue.index()], threads);
}

void DeadlineTrees::list(ThreadId root, std::vector<ThreadId>& threads) const {
  if (!root.valid()) return;
  list(nodes_[root.index()].left, threads);
  threads.push_back(root);
  list(nodes_[root.index()].right, threads);
}

}  // namespace interleave
