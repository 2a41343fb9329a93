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
      : leaves_(std::bit_ceil(cores)), at_(leaves_, kNever), winner_(leaves_, 0) {
    for (std::size_t node = leaves_ - 1; node > 0; --node) winner_[node] = play(node);
  }

  void set(CoreId core, Time at) {
    Time& of_core = at_[core.index()];
    if (of_core == at) return;
    of_core = at;
    for (std::size_t node = (leaves_ + core.index()) / 2; node > 0; node /= 2) {
      const std::uint32_t former = winner_[node];
      winner_[node] = play(node);
      // Another one won before and still does: further up nothing has changed.
      if (winner_[node] == former && former != core.value) return;
    }
  }

  [[nodiscard]] CoreId first() const { return CoreId{leaves_ > 1 ? winner_[1] : 0}; }
  [[nodiscard]] Time earliest() const { return at_[first().index()]; }

 private:
  // The players of a node are the winners of its two children; below the last nodes, the cores.
  [[nodiscard]] std::uint32_t player(std::size_t child) const {
    return child >= leaves_ ? static_cast<std::uint32_t>(child - leaves_) : winner_[child];
  }
  [[nodiscard]] std::uint32_t play(std::size_t node) const {
    const std::uint32_t left = player(2 * node), right = player(2 * node + 1);
    return at_[right] < at_[left] ? right : left;
  }

  std::size_t leaves_;
  std::vector<Time> at_;
  std::vector<std::uint32_t> winner_;  // of each inner node; [1] is the root, [0] unused
};

}  // namespace interleave
