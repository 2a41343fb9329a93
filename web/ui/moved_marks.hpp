// The difference view: under each slice of a run the part of it in which the same job of the first
// run had no core.
#pragma once

#include "layout/picture.hpp"
#include "ui/difference.hpp"
#include "ui/panel.hpp"

namespace interleave {

// Draws in the gaps below the rows, so that it does not matter what is drawn first.
void draw_moved_marks(Panel& panel, const Picture& picture, DifferenceCache& differences);

// The parts of an item that moved, clipped to the view; none of what is not on a core, of the first
// run and of measured ones.
[[nodiscard]] std::vector<Stretch> moved_parts(const AppState& state, const Picture& picture,
                                               const DrawItem& item, DifferenceCache& differences);

}  // namespace interleave
