#include "layout/track_sums.hpp"

#include <algorithm>

namespace interleave {

// Takes slices and nodes in ascending order.
class TrackSums::Sum {
 public:
  explicit Sum(const Track& track) : track_(track) {}

  void add_slice(std::size_t i) {
    const Slice& slice = track_[i];
    const auto length = static_cast<float>(slice.length().ns);
    offer(static_cast<std::size_t>(slice.state), length, length, static_cast<std::uint32_t>(i));
  }

  void add_node(const Node& node) {
    for (std::size_t state = 0; state < kStates; ++state) {
      offer(state, node.total[state], node.length[state], node.longest[state]);
    }
  }

  [[nodiscard]] const Node& node() const { return node_; }

 private:
  void offer(std::size_t state, float total, float length, std::uint32_t slice) {
    node_.total[state] += total;
    if (length <= node_.length[state]) return;
    node_.length[state] = length;
    node_.longest[state] = slice;
  }

  const Track& track_;
  Node node_;
};

std::size_t TrackSums::add(const Track& track, std::size_t count) {
  if (is_whole_ || track.size() < 2 * kLeaf) return 0;
  if (levels_.empty()) {
    levels_.emplace_back().reserve(track.size() / kLeaf);
    ends_.reserve(track.size() / kStep);
  }
  std::vector<Node>& leaves = levels_.front();
  const std::size_t begin = leaves.size() * kLeaf;
  std::size_t i = begin;
  for (; i + kLeaf <= track.size() && i <= begin + count; i += kLeaf) {
    Sum sum(track);
    for (std::size_t k = i; k < i + kLeaf; ++k) {
      sum.add_slice(k);
      if ((k + 1) % kStep == 0) ends_.push_back(track.end(k));
      has_gap_ = has_gap_ || (k > 0 && track.start(k) != track.end(k - 1));
    }
    leaves.push_back(sum.node());
  }
  if (i + kLeaf > track.size()) build_levels(track);
  return i - begin;
}

void TrackSums::build_levels(const Track& track) {
  for (std::size_t i = (ends_.size() + 1) * kStep; i <= track.size(); i += kStep) {
    ends_.push_back(track.end(i - 1));
  }
  for (std::size_t i = levels_.front().size() * kLeaf; i < track.size() && !has_gap_; ++i) {
    has_gap_ = track.start(i) != track.end(i - 1);
  }
  has_no_gap_ = !has_gap_;
  is_whole_ = true;
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
  const std::size_t first = (from + kLeaf - 1) / kLeaf, last = to / kLeaf;
  if (!is_whole_ && track.size() >= 2 * kLeaf) to = std::min(to, from + kStep);
  if (!is_whole_ || last <= first) {
    for (std::size_t i = from; i < to; ++i) sum.add_slice(i);
  } else {
    for (std::size_t leaf = first; leaf < last;) {
      // The largest node that begins here and ends in time.
      std::size_t level = 0, length = 1;
      while (level + 1 < levels_.size() && leaf % (length * kBranch) == 0 &&
             leaf + length * kBranch <= last) {
        length *= kBranch;
        ++level;
      }
      sum.add_node(levels_[level][leaf / length]);
      leaf += length;
    }
  }
  const Node& all = sum.node();
  const auto most = std::max_element(all.total.begin(), all.total.end());
  return all.longest[static_cast<std::size_t>(most - all.total.begin())];
}

std::size_t TrackSums::first_ending_after(const Track& track, std::size_t from, Time t,
                                          Time latest) const {
  const std::size_t steps = ends_.size();
  std::size_t step = from / kStep;  // all steps before it end at or before t
  if (step < steps && ends_[step] <= t) {
    std::size_t stride = 1;
    while (step + stride < steps && ends_[step + stride] <= t) {
      step += stride;
      stride *= 2;
    }
    std::size_t behind = std::min(step + stride, steps);
    while (behind - step > 1) {
      const std::size_t middle = step + (behind - step) / 2;
      (ends_[middle] <= t ? step : behind) = middle;
    }
    from = ++step * kStep;
    if (step < steps && ends_[step] <= latest) return from + kStep;
  }
  std::size_t low = from;
  std::size_t high = step < steps ? (step + 1) * kStep : track.size();
  for (std::size_t stride = kStep; step >= steps && low + stride < high; stride *= 2) {
    if (track.end(low + stride) > t) {
      high = low + stride;
    } else {
      low += stride;
    }
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (track.end(middle) <= t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::size_t TrackSums::bytes() const {
  std::size_t bytes = ends_.size() * sizeof(Time);
  for (const std::vector<Node>& level : levels_) bytes += level.size() * sizeof(Node);
  return bytes;
}

}  // namespace interleave
