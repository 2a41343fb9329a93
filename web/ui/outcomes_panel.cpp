#include "ui/outcomes_panel.hpp"

#include "ui/detail_panel.hpp"

namespace interleave {

void draw_outcomes(Panel& panel) {
  draw_nothing_yet(panel, panel.page.detail_body(), "No outcomes have been gathered yet.");
}

}  // namespace interleave
