// Play, step, speed, and the sentence that says what is happening at the cursor.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_transport(Panel& panel);

}  // namespace interleave
