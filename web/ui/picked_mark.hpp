// The slice or gap that is picked, framed where the timeline shows it.
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

void draw_picked_mark(Panel& panel, const Picture& picture);

}  // namespace interleave
