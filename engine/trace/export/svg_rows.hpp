// What rows a picture has, and the deadlines that stand on them.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/export/svg.hpp"

namespace interleave {

// A row a core, or a row a lane.
[[nodiscard]] std::vector<SvgRow> svg_rows(const Trace& trace, SvgOptions::Frame frame);

// Of each job the core that it was on last; cores.size() for one that was on none.
[[nodiscard]] std::vector<std::size_t> last_cores(const Trace& trace);

}  // namespace interleave
