// The whole run in a strip, with the stretch on view as a rectangle in it: where things stand, and
// what a drag there asks for.
#pragma once

#include "layout/page.hpp"
#include "layout/time_scale.hpp"

namespace interleave {

// Where the strip is: along the foot of the timeline, under its rows; empty where there is no room.
[[nodiscard]] Rect minimap_of(const PageLayout& page);
// The rows of the timeline without it.
[[nodiscard]] Rect rows_without_minimap(const PageLayout& page);

// What a press at a place of the strip takes hold of.
enum class MinimapGrip : std::uint8_t { none, window, left_edge, right_edge, outside };

class Minimap {
 public:
  Minimap(const Rect& strip, const Viewport& view, Time end)
      : strip_(strip), view_(view), end_(end), scale_(fit(end), strip.x, strip.width) {}

  // The stretch on view, at least a few pixels wide.
  [[nodiscard]] Rect window() const;
  [[nodiscard]] MinimapGrip grip_at(float x, bool touch) const;
  // The view after `grip`, taken at `from_x`, was moved to `x`; `view` is that of the beginning.
  [[nodiscard]] Viewport dragged(MinimapGrip grip, float from_x, float x) const;
  [[nodiscard]] const TimeScale& scale() const { return scale_; }

 private:
  Rect strip_;
  Viewport view_;
  Time end_;
  TimeScale scale_;
};

}  // namespace interleave
