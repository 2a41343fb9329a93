// The numbers of the chosen run: by job, by task or by group, sorted by the column whose head was
// pressed, and a sentence for the whole run under them. Only the lines that are seen are drawn.
#pragma once

#include "ui/panel.hpp"
#include "ui/table.hpp"

namespace interleave {

void draw_table(Panel& panel, TableCache& tables);

}  // namespace interleave
