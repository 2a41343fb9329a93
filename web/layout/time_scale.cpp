#include "layout/time_scale.hpp"

#include <algorithm>
#include <cmath>

namespace interleave {
namespace {

constexpr double kFarAway = 1e6;

Viewport clamped(Viewport viewport, Time end) {
  const Viewport whole = fit(end);
  viewport.span.ns =
      std::clamp(viewport.span.ns, std::min(kMinSpan.ns, whole.span.ns), whole.span.ns);
  viewport.start.ns =
      std::clamp<std::int64_t>(viewport.start.ns, 0, whole.span.ns - viewport.span.ns);
  return viewport;
}

}  // namespace

TimeScale::TimeScale(Viewport viewport, float left, float width)
    : viewport_(viewport),
      left_(left),
      width_(std::max(width, 1.0f)),
      pixels_per_ns_(static_cast<double>(width_) /
                     static_cast<double>(std::max<std::int64_t>(viewport.span.ns, 1))) {}

float TimeScale::x_of(Time t) const {
  const double offset = static_cast<double>((t - viewport_.start).ns) * pixels_per_ns_;
  return left_ + static_cast<float>(std::clamp(offset, -kFarAway, kFarAway));
}

Time TimeScale::time_at(float x) const {
  const double ns = static_cast<double>(x - left_) / pixels_per_ns_;
  return viewport_.start + Duration{std::llround(ns)};
}

Duration TimeScale::time_of(float pixels) const {
  return {std::max<std::int64_t>(1, std::llround(static_cast<double>(pixels) / pixels_per_ns_))};
}

Viewport fit(Time end) {
  const std::int64_t length = std::max(end.ns, kMinSpan.ns);
  return {Time{0}, Duration{length + length / 32}};
}

Viewport zoomed(const Viewport& viewport, Time about, double factor, Time end) {
  if (!(factor > 0) || !std::isfinite(factor)) return viewport;
  const std::int64_t most = fit(end).span.ns;
  const double wanted = static_cast<double>(viewport.span.ns) / factor;
  const double span = std::clamp(wanted, static_cast<double>(std::min(kMinSpan.ns, most)),
                                 static_cast<double>(most));
  const double share = static_cast<double>((about - viewport.start).ns) /
                       static_cast<double>(std::max<std::int64_t>(viewport.span.ns, 1));
  const Duration before{std::llround(share * span)};
  return clamped({about - before, Duration{std::llround(span)}}, end);
}

Viewport panned(const Viewport& viewport, Duration by, Time end) {
  const std::int64_t most = fit(end).span.ns;
  const std::int64_t bounded = std::clamp(by.ns, -most, most);
  return clamped({viewport.start + Duration{bounded}, viewport.span}, end);
}

Viewport between(Time from, Time to, Time end) { return clamped({from, to - from}, end); }

Viewport revealing(const Viewport& viewport, Time t, Time end) {
  const Duration air{viewport.span.ns / 16};
  Viewport moved = viewport;
  if (t < viewport.start + air) moved.start = t - air;
  if (t > viewport.end() - air) moved.start = t + air - viewport.span;
  return t >= viewport.start && t <= viewport.end() && viewport.span == fit(end).span
             ? viewport
             : clamped(moved, end);
}

}  // namespace interleave
