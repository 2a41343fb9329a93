// The strip under the timeline: the whole run small, and the stretch on view, to be moved and
// stretched by its edges.
#pragma once

#include "layout/minimap.hpp"
#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

// Between frames: what the hand holds.
struct MinimapDrag {
  MinimapGrip grip = MinimapGrip::none;
  float from_x = 0;
  Viewport viewport;  // as it was when the drag began
};

void draw_minimap(Panel& panel, const Picture& picture, MinimapDrag& drag);

}  // namespace interleave
