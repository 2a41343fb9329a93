// What the pointer does on the timeline: seek, select, scrub, pan, measure, and the card of what it
// is over.
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

// Between frames: how the pointer's drag began. Not part of the AppState: it is the hand's.
struct TimelineDrag {
  enum class Kind : std::uint8_t { none, press, pan, scrub, measure };
  Kind kind = Kind::none;
  float from_x = 0, from_y = 0;
  Viewport viewport;  // as it was when the drag began
  float scroll = 0;
  bool shift = false;          // held when it began
  Time from;                   // where a measure begins
  std::uint64_t revealed = 0;  // of AppState::reveals, what has been shown
};

// Once a frame, after everything else is drawn.
void react(Panel& panel, const Picture& picture, const TimeScale& scale, TimelineDrag& drag);

}  // namespace interleave
