// A knob of the scenario swept: what becomes of the numbers.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_curves_panel(Panel& panel);

}  // namespace interleave
