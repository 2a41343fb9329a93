#include "layout/track_sums.hpp"

#include <algorithm>

namespace interleave {

// Takes slices and nodes in ascending order.
class TrackSums::Sum {
 public:
  explicit Sum(const Track& track) : track_(track) {}

  void add_slice(std::size_t i) {
    const Slice& slice = track_[i];
    const std::int64_t length = slice.length().ns;
    offer(static_cast<std::size_t>(slice.state), length, length, static_cast<std::uint32_t>(i));
  }

  void add_node(const Node& node) {
    for (std::size_t state = 0; state < kStates; ++state) {
      if (node.total[state] == 0) continue;
      const std::uint32_t longest = node.longest[state];
      offer(state, node.total[state], track_[longest].length().ns, longest);
    }
  }

  [[nodiscard]] const Node& node() const { return node_; }

 private:
  void offer(std::size_t state, std::int64_t total, std::int64_t length, std::uint32_t slice) {
    node_.total[state] += total;
    if (length <= length_[state]) return;
    length_[state] = length;
    node_.longest[state] = slice;
  }

  const Track& track_;
  Node node_;
  std::array<std::int64_t, kStates> length_{};
};

TrackSums::TrackSums(const Track& track) {
  if (track.size() < 2 * kLeaf) return;
  std::vector<Node>& leaves = levels_.emplace_back();
  leaves.reserve(track.size() / kLeaf);
  for (std::size_t i = 0; i + kLeaf <= track.size(); i += kLeaf) {
    Sum sum(track);
    for (std::size_t k = i; k < i + kLeaf; ++k) sum.add_slice(k);
    leaves.push_back(sum.node());
  }
  while (levels_.back().size() >= 2 * kBranch) {
    std::vector<Node> nodes;
    nodes.reserve(levels_.back().size() / kBranch);
    for (std::size_t i = 0; i + kBranch <= levels_.back().size(); i += kBranch) {
      Sum sum(track);
      for (std::size_t k = i; k < i + kBranch; ++k) sum.add_node(levels_.back()[k]);
      nodes.push_back(sum.node());
    }
    levels_.push_back(std::move(nodes));
  }
}

std::size_t TrackSums::dominant_slice(const Track& track, std::size_t from, std::size_t to) const {
  Sum sum(track);
  for (std::size_t i = from; i < to;) {
    // The largest node that begins here and ends in time.
    std::size_t span = 0;
    const Node* node = nullptr;
    std::size_t length = kLeaf;
    for (const std::vector<Node>& level : levels_) {
      if (i % length != 0 || i + length > to || i / length >= level.size()) break;
      node = &level[i / length];
      span = length;
      length *= kBranch;
    }
    if (node != nullptr) {
      sum.add_node(*node);
      i += span;
    } else {
      sum.add_slice(i++);
    }
  }
  const Node& all = sum.node();
  const auto most = std::max_element(all.total.begin(), all.total.end());
  return all.longest[static_cast<std::size_t>(most - all.total.begin())];
}

std::size_t TrackSums::bytes() const {
  std::size_t bytes = 0;
  for (const std::vector<Node>& level : levels_) bytes += level.size() * sizeof(Node);
  return bytes;
}

}  // namespace interleave
