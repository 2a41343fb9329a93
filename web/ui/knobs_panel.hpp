// The scenario's parameters as sliders, and the panel that runs the same tasks for real.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_knobs(Panel& panel);
void draw_real(Panel& panel);

}  // namespace interleave
