// The figure itself: axis, one block a run with its rows and curves, finish lines, the cursor,
// and what the pointer does there (ui/timeline_hand.hpp).
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"
#include "ui/timeline_hand.hpp"

namespace interleave {

// `arrived`: how far the picture is on its way from the former frame (ui/morph.hpp).
void draw_timeline(Panel& panel, const Picture& picture, float arrived, TimelineDrag& drag);

}  // namespace interleave
