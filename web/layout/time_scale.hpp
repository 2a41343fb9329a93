// The only place that turns nanoseconds into pixels and back. A Viewport is the stretch of time
// on view; a TimeScale lays it over a stretch of the screen. Everything else asks these two.
// Zooming and panning are here as well, because their limits are limits of the scale.
#pragma once

#include "base/time.hpp"

namespace interleave {

// The shortest span that can be looked at: below it a nanosecond would be wider than a hand.
inline constexpr Duration kMinSpan{100};

struct Viewport {
  Time start;
  Duration span{1};  // > 0

  [[nodiscard]] constexpr Time end() const { return start + span; }
  friend bool operator==(const Viewport&, const Viewport&) = default;
};

// Pixels are CSS pixels in the canvas's own coordinates. Instants outside the viewport are off
// the stretch [left, left + width] by as much as they are away, up to a million pixels, so that
// a line drawn there is clipped and never overflows.
class TimeScale {
 public:
  TimeScale(Viewport viewport, float left, float width);

  [[nodiscard]] float x_of(Time t) const;
  [[nodiscard]] Time time_at(float x) const;
  // The time that so many pixels take, at least 1 ns.
  [[nodiscard]] Duration time_of(float pixels) const;
  [[nodiscard]] const Viewport& viewport() const { return viewport_; }
  [[nodiscard]] float left() const { return left_; }
  [[nodiscard]] float width() const { return width_; }

 private:
  Viewport viewport_;
  float left_;
  float width_;
  double pixels_per_ns_;
};

// The whole of a run that ends at `end`, with a little air behind the finish.
[[nodiscard]] Viewport fit(Time end);

// `factor` > 1 looks closer. The instant `about` keeps its place on the screen unless a limit of
// the scale forbids it: not below kMinSpan, not above what fit(end) shows.
[[nodiscard]] Viewport zoomed(const Viewport& viewport, Time about, double factor, Time end);

// Moves the view later (by > 0) or earlier; it stays within what fit(end) shows.
[[nodiscard]] Viewport panned(const Viewport& viewport, Duration by, Time end);

// The stretch from one instant to a later one, as far as the limits allow.
[[nodiscard]] Viewport between(Time from, Time to, Time end);

// The least movement of the view that shows `t` with some air around it.
[[nodiscard]] Viewport revealing(const Viewport& viewport, Time t, Time end);

}  // namespace interleave
