#include "ui/why_panel.hpp"

#include "ui/detail_panel.hpp"

namespace interleave {

void draw_why(Panel& panel) {
  draw_nothing_yet(panel, panel.page.detail_body(),
                   "Click on a slice, or on a gap, and it says here why it is as it is.");
}

}  // namespace interleave
