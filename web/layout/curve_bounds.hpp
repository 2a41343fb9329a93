// The lowest and the highest values of a step curve over stretches of its points, and where such a
// stretch ends: what a pixel of it needs, from a pyramid of every 16 points, 16 of such groups, and
// so on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/metrics.hpp"

namespace interleave {

struct Bounds {
  std::int64_t low = 0, high = 0;
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

class CurveBounds {
 public:
  CurveBounds() = default;
  // The curve must not change afterwards.
  explicit CurveBounds(const StepCurve& curve);

  // The first point at t or later; point `from`, which there is, is earlier. Where more than some
  // sixty lie between the two it may be one behind it by less than a fourth of the way: a pixel is
  // not worth the search. Near answers are quick.
  [[nodiscard]] std::size_t first_at_or_after(const StepCurve& curve, std::size_t from,
                                              Time t) const;

  // Of points [from, to), to > from.
  [[nodiscard]] Bounds of(const StepCurve& curve, std::size_t from, std::size_t to) const;

 private:
  static constexpr std::size_t kLeaf = 16;
  static constexpr std::size_t kBranch = 16;
  static constexpr std::size_t kMany = 4;  // groups: the ends of so many are not looked into

  std::vector<std::vector<Bounds>> levels_;  // the lowest first; only whole nodes
  std::vector<Time> starts_;                 // of every group of the lowest level
};

}  // namespace interleave
