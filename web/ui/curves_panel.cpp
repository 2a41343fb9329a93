#include "ui/curves_panel.hpp"

#include "ui/detail_panel.hpp"

namespace interleave {

void draw_curves_panel(Panel& panel) {
  draw_nothing_yet(panel, panel.page.detail_body(), "No curve has been drawn yet.");
}

}  // namespace interleave
