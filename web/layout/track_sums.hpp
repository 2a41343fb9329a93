// A pyramid over a Track: for every 64 slices, and every 16 of such groups, and so on, the time
// spent in each state and the longest slice of each. So a fold of a million slices takes its
// dominant state from a few sums. At most 2 bytes a slice; none for a track of few slices.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/track.hpp"

namespace interleave {

class TrackSums {
 public:
  TrackSums() = default;
  // The track must not change afterwards.
  explicit TrackSums(const Track& track);

  // Of slices [from, to), to > from: the longest slice in the state that has most of their time.
  // Of equals the first.
  [[nodiscard]] std::size_t dominant_slice(const Track& track, std::size_t from,
                                           std::size_t to) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t kStates = 7;
  static constexpr std::size_t kLeaf = 64;    // slices of a node of the lowest level
  static constexpr std::size_t kBranch = 16;  // nodes of the level below

  // By state.
  struct Node {
    std::array<std::int64_t, kStates> total{};
    std::array<std::uint32_t, kStates> longest{};  // meaningless where the total is 0
  };
  class Sum;

  std::vector<std::vector<Node>> levels_;  // the lowest first; only whole nodes
};

}  // namespace interleave
