// A pyramid over a Track: for every 64 slices, and every 16 of such groups, and so on, the time
// spent in each state and the longest slice of each; and when each group ends. So a fold of a
// million slices finds its end and takes its dominant state from a few sums, which lie close
// together in memory as the slices do not. At most 2 bytes a slice; none for a track of few.
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

  // Of slices [from, to), to > from: the longest slice in the state that has most of their time. Of
  // equals the first. Of a stretch with whole groups in it, only those are looked at.
  [[nodiscard]] std::size_t dominant_slice(const Track& track, std::size_t from,
                                           std::size_t to) const;

  // The first index >= `from` whose slice ends after t; track.size() if there is none. Near answers
  // are quick.
  [[nodiscard]] std::size_t first_ending_after(const Track& track, std::size_t from, Time t) const;

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t kStates = 7;
  static constexpr std::size_t kLeaf = 64;    // slices of a node of the lowest level
  static constexpr std::size_t kBranch = 16;  // nodes of the level below

  // By state. Floats: they are compared, and never told to anybody.
  struct Node {
    std::array<float, kStates> total{}, length{};  // of all its slices, of the longest
    std::array<std::uint32_t, kStates> longest{};  // meaningless where the total is 0
  };
  class Sum;

  std::vector<std::vector<Node>> levels_;  // the lowest first; only whole nodes
  std::vector<Time> ends_;                 // of the nodes of the lowest level
};

}  // namespace interleave
