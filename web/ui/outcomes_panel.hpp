// Many runs with different random numbers: how the numbers spread.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_outcomes(Panel& panel);

}  // namespace interleave
