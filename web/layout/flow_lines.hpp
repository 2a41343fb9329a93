// Flows as lines between the rows of a Picture.
#pragma once

#include <span>
#include <vector>

#include "layout/spots.hpp"
#include "layout/time_scale.hpp"
#include "trace/flows.hpp"

namespace interleave {

// CSS pixels; it begins and ends at the edges of two rows.
struct FlowLine {
  Flow flow;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

inline constexpr std::size_t kMostFlowLines = 400;

// Those of `flows` whose ends are both rows of the frame and that touch the viewport, in their
// order, at most kMostFlowLines. Where rows are cores or carriers, a flow ends where the job next
// runs. None where the gaps are closed: an instant has many places there.
[[nodiscard]] std::vector<FlowLine> flow_lines(std::span<const Flow> flows, const BlockPlace& place,
                                               const TimeScale& scale);

}  // namespace interleave
