// The next thing that each core does by itself: the end of its operation or of its quantum. A
// tournament over all cores: setting one takes log2(cores) comparisons, the earliest is at hand,
// and of several at one instant the lowest core comes first.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "sim/event_queue.hpp"

namespace interleave {

class CoreTimers {
 public:
  explicit CoreTimers(std::size_t cores)
      : leaves_(std::bit_ceil(cores)), at_(leaves_, kNever), winner_(2 * leaves_, 0) {
    for (std::size_t i = 0; i < leaves_; ++i) winner_[leaves_ + i] = static_cast<std::uint32_t>(i);
    for (std::size_t node = leaves_ - 1; node > 0; --node) winner_[node] = play(node);
  }

  void set(CoreId core, Time at) {
    Time& of_core = at_[core.index()];
    if (of_core == at) return;
    of_core = at;
    for (std::size_t node = (leaves_ + core.index()) / 2; node > 0; node /= 2) {
      winner_[node] = play(node);
    }
    earliest_ = at_[winner_[1]];
  }

  [[nodiscard]] CoreId first() const { return CoreId{winner_[1]}; }
  [[nodiscard]] Time earliest() const { return earliest_; }

 private:
  // The players of a node are the winners of its two children.
  [[nodiscard]] std::uint32_t play(std::size_t node) const {
    const std::uint32_t left = winner_[2 * node], right = winner_[2 * node + 1];
    return at_[right] < at_[left] ? right : left;
  }

  std::size_t leaves_;
  std::vector<Time> at_;
  // Of each node: [1] is the root, the last ones are the cores, [0] is unused.
  std::vector<std::uint32_t> winner_;
  Time earliest_ = kNever;
};

}  // namespace interleave
