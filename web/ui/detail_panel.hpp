// The panel under the transport: in its head the runs and what is shown of the chosen one, below
// them that detail, which a file of its own draws into PageLayout::detail_body().
#pragma once

#include "ui/panel.hpp"
#include "ui/table.hpp"

namespace interleave {

void draw_detail(Panel& panel, TableCache& tables);

// How far `content` (pixels) is scrolled in a body that shows part of it. Draws the mark at its
// right, and asks for a smaller scroll where the wheel went too far.
[[nodiscard]] float scrolled_detail(Panel& panel, const Rect& body, float content);

// One quiet sentence in place of a detail that has nothing to show.
void draw_nothing_yet(Panel& panel, const Rect& body, std::string_view sentence);

}  // namespace interleave
