// The top of the page: what this is, by whose eyes it is seen, and whether it was simulated or
// measured. On narrow pages only the title and the two switches; there also the tabs.
#pragma once

#include "ui/panel.hpp"

namespace interleave {

void draw_header(Panel& panel);
void draw_tabs(Panel& panel);

}  // namespace interleave
