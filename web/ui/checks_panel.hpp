// What was checked about the chosen run, and how much of it.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_checks(Panel& panel);

}  // namespace interleave
