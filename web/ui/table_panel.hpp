// The numbers of the chosen run, a line a job, and a sentence for each variant under them.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_table(Panel& panel);

}  // namespace interleave
