// The figure itself: axis, one block a run with its rows and curves, finish lines, the cursor,
// and what the pointer does there (seek, select, scrub, pan).
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

// Between frames: how the pointer's drag began. Not part of the AppState: it is the hand's.
struct TimelineDrag {
  enum class Kind : std::uint8_t { none, press, pan, scrub };
  Kind kind = Kind::none;
  float from_x = 0, from_y = 0;
  Viewport viewport;  // as it was when the drag began
  float scroll = 0;
};

void draw_timeline(Panel& panel, const Picture& picture, TimelineDrag& drag);

}  // namespace interleave
