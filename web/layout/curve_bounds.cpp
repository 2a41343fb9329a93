#include "layout/curve_bounds.hpp"

#include <algorithm>

namespace interleave {
namespace {

void widen(Bounds& bounds, const Bounds& by) {
  bounds.low = std::min(bounds.low, by.low);
  bounds.high = std::max(bounds.high, by.high);
}

}  // namespace

CurveBounds::CurveBounds(const StepCurve& curve) {
  if (curve.value.size() < 2 * kLeaf) return;
  std::vector<Bounds> leaves;
  for (std::size_t i = 0; i + kLeaf <= curve.value.size(); i += kLeaf) {
    Bounds bounds{curve.value[i], curve.value[i]};
    for (std::size_t k = i; k < i + kLeaf; ++k) widen(bounds, {curve.value[k], curve.value[k]});
    leaves.push_back(bounds);
  }
  levels_.push_back(std::move(leaves));
  while (levels_.back().size() >= 2 * kBranch) {
    std::vector<Bounds> nodes;
    for (std::size_t i = 0; i + kBranch <= levels_.back().size(); i += kBranch) {
      Bounds bounds = levels_.back()[i];
      for (std::size_t k = i; k < i + kBranch; ++k) widen(bounds, levels_.back()[k]);
      nodes.push_back(bounds);
    }
    levels_.push_back(std::move(nodes));
  }
}

Bounds CurveBounds::of(const StepCurve& curve, std::size_t from, std::size_t to) const {
  Bounds bounds{curve.value[from], curve.value[from]};
  for (std::size_t i = from; i < to;) {
    Bounds part{curve.value[i], curve.value[i]};
    std::size_t span = 1;
    std::size_t length = kLeaf;
    for (const std::vector<Bounds>& level : levels_) {
      if (i % length != 0 || i + length > to || i / length >= level.size()) break;
      part = level[i / length];
      span = length;
      length *= kBranch;
    }
    widen(bounds, part);
    i += span;
  }
  return bounds;
}

}  // namespace interleave
