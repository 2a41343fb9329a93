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
  for (std::size_t i = 0; i < curve.at.size(); i += kLeaf) starts_.push_back(curve.at[i]);
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

std::size_t CurveBounds::first_at_or_after(const StepCurve& curve, std::size_t from, Time t) const {
  const std::size_t groups = starts_.size(), first = from / kLeaf;
  std::size_t group = first;  // begins before t
  std::size_t stride = 1;
  while (group + stride < groups && starts_[group + stride] < t) {
    group += stride;
    stride *= 2;
  }
  std::size_t behind = std::min(group + stride, groups);  // begins at t or later
  while (behind > group + 1) {
    const std::size_t middle = group + (behind - group) / 2;
    (starts_[middle] < t ? group : behind) = middle;
  }
  if (behind < groups && behind > first + kMany) return behind * kLeaf;
  std::size_t low = std::max(from, group * kLeaf);
  std::size_t high = behind < groups ? behind * kLeaf : curve.at.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (curve.at[middle] < t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Bounds CurveBounds::of(const StepCurve& curve, std::size_t from, std::size_t to) const {
  Bounds bounds{curve.value[from], curve.value[from]};
  for (std::size_t i = from; i < to;) {
    if (levels_.empty() || i % kLeaf != 0 || i + kLeaf > to) {
      widen(bounds, {curve.value[i], curve.value[i]});
      ++i;
      continue;
    }
    // The largest node that begins here and ends in time.
    std::size_t level = 0, length = kLeaf;
    while (level + 1 < levels_.size() && i % (length * kBranch) == 0 &&
           i + length * kBranch <= to && i / (length * kBranch) < levels_[level + 1].size()) {
      length *= kBranch;
      ++level;
    }
    widen(bounds, levels_[level][i / length]);
    i += length;
  }
  return bounds;
}

}  // namespace interleave
