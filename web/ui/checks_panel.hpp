// Where the core time of the chosen run went, as one bar, and what was checked about the run, with
// how much of it was looked at.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_checks(Panel& panel);

}  // namespace interleave
