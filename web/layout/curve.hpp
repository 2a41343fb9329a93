// A step function of time as a polyline of at most a few points a pixel: between two pixels only
// the lowest, the highest and the last value are kept, which is all that a screen can show.
#pragma once

#include <vector>

#include "layout/curve_bounds.hpp"
#include "layout/time_scale.hpp"
#include "trace/metrics.hpp"

namespace interleave {

struct CurvePoint {
  float x = 0;
  float value = 0;
  friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

// From the left edge of the scale to `end` or its right edge, whichever comes first; each point
// differs from its neighbours in x or in value alone, so that joined up they are steps. Empty
// when nothing of [0, end] is on view. `bounds` are the curve's.
[[nodiscard]] std::vector<CurvePoint> polyline(const StepCurve& curve, const CurveBounds& bounds,
                                               const TimeScale& scale, Time end);

}  // namespace interleave
