#include "layout/curve.hpp"

#include <algorithm>

namespace interleave {
namespace {

void add(std::vector<CurvePoint>& points, float x, std::int64_t value) {
  const CurvePoint point{x, static_cast<float>(value)};
  if (points.empty() || points.back() != point) points.push_back(point);
}

}  // namespace

std::vector<CurvePoint> polyline(const StepCurve& curve, const CurveBounds& bounds,
                                 const TimeScale& scale, Time end) {
  std::vector<CurvePoint> points;
  const Time from = std::max(Time{0}, scale.viewport().start);
  const Time to = std::min(end, scale.viewport().end());
  if (curve.at.empty() || from >= to) return points;

  const auto most = static_cast<std::size_t>(scale.width() + 2) * 4;
  points.reserve(std::min(most, curve.at.size() * 2 + 2));
  const auto begin = curve.at.begin();
  std::size_t i = static_cast<std::size_t>(std::upper_bound(begin, curve.at.end(), from) - begin);
  std::int64_t value = i == 0 ? 0 : curve.value[i - 1];
  add(points, scale.x_of(from), value);
  const Duration pixel = scale.time_of(1);
  while (i < curve.at.size() && curve.at[i] < to) {
    const float x = scale.x_of(curve.at[i]);
    add(points, x, value);
    const Time until = std::min(to, curve.at[i] + pixel);
    const std::size_t next = bounds.first_at_or_after(curve, i, until);
    const Bounds pixel_bounds = bounds.of(curve, i, next);
    i = next;
    value = curve.value[i - 1];
    add(points, x, pixel_bounds.low);
    add(points, x, pixel_bounds.high);
    add(points, x, value);
  }
  add(points, scale.x_of(to), value);
  return points;
}

}  // namespace interleave
