#include "ui/checks_panel.hpp"

#include "ui/detail_panel.hpp"

namespace interleave {

void draw_checks(Panel& panel) {
  draw_nothing_yet(panel, panel.page.detail_body(),
                   "Every run is checked; the figure says how many checks hold.");
}

}  // namespace interleave
