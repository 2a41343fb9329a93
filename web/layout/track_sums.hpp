// A pyramid over a Track: for every 64 slices, and every 16 of such groups, and so on, the time
// spent in each state and the longest slice of each; and when every eighth slice ends. So a fold of
// a million slices finds its end and takes its dominant state from a few numbers that lie close
// together in memory, as the slices do not. At most 3 bytes a slice; none for a track of few.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/track.hpp"

namespace interleave {

class TrackSums {
 public:
  // Of nothing yet.
  TrackSums() = default;
  // The track must not change afterwards.
  explicit TrackSums(const Track& track) { add(track, track.size()); }

  // Sums up at most so many slices more, and at least a few; how many it was. 0 when it is whole.
  std::size_t add(const Track& track, std::size_t count);

  // Of slices [from, to), to > from: the longest slice in the state that has most of their time. Of
  // equals the first. Of a stretch with whole groups in it, only those are looked at; until all is
  // summed up, only the first slices.
  [[nodiscard]] std::size_t dominant_slice(const Track& track, std::size_t from,
                                           std::size_t to) const;

  // The first index >= `from` whose slice ends after t, or a later one, but none that is behind a
  // slice that ends after `latest` (>= t): whichever is found soonest. track.size() if all end by
  // then. Near answers are quick.
  [[nodiscard]] std::size_t first_ending_after(const Track& track, std::size_t from, Time t,
                                               Time latest) const;

  // When slice i - 1 ends, i > 0.
  [[nodiscard]] Time end_before(const Track& track, std::size_t i) const {
    const bool known = i % kStep == 0 && i / kStep <= ends_.size();
    return known ? ends_[i / kStep - 1] : track.end(i - 1);
  }
  // When slice i begins: after slice i - 1, and in most rows as soon as that ends.
  [[nodiscard]] Time start(const Track& track, std::size_t i) const {
    return has_no_gap_ && i > 0 ? end_before(track, i) : track.start(i);
  }
  // Whether slice i, and perhaps some behind it, end by t; false only says that it is not known.
  [[nodiscard]] bool surely_ends_by(std::size_t i, Time t) const {
    return i / kStep < ends_.size() && ends_[i / kStep] <= t;
  }

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t kStates = 7;
  static constexpr std::size_t kLeaf = 64;    // slices of a node of the lowest level
  static constexpr std::size_t kBranch = 16;  // nodes of the level below
  static constexpr std::size_t kStep = 8;     // slices from one of ends_ to the next

  // By state. Floats: they are compared, and never told to anybody.
  struct Node {
    std::array<float, kStates> total{}, length{};  // of all its slices, of the longest
    std::array<std::uint32_t, kStates> longest{};  // meaningless where the total is 0
  };
  class Sum;
  void build_levels(const Track& track);

  std::vector<std::vector<Node>> levels_;  // the lowest first; only whole nodes
  std::vector<Time> ends_;                 // of slices 7, 15, 23, ...
  bool is_whole_ = false;
  bool has_gap_ = false;     // between two slices of those that are summed up
  bool has_no_gap_ = false;  // known to have none between two slices
};

}  // namespace interleave
