// Why what was picked on the timeline is as it is, in sentences, with the keys of those concerned.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_why(Panel& panel);

}  // namespace interleave
