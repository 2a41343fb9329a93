#include "layout/flow_lines.hpp"

namespace interleave {
namespace {

std::optional<Spot> begin_of(const Spots& spots, const FlowEnd& end) {
  if (end.device != kNoDevice) return spots.of_device(end.device, end.at);
  return spots.up_to(end.job, end.at);
}

std::optional<Spot> end_of(const Spots& spots, const FlowEnd& end) {
  if (end.device != kNoDevice) return spots.of_device(end.device, end.at);
  return spots.from(end.job, end.at);
}

}  // namespace

std::vector<FlowLine> flow_lines(std::span<const Flow> flows, const BlockPlace& place,
                                 const TimeScale& scale) {
  std::vector<FlowLine> lines;
  if (place.rows.size() == 0 || place.rows.gaps_are_closed()) return lines;
  const Spots spots(place);
  const Viewport& view = scale.viewport();
  const float height = place.stack.sizes.row;
  for (const Flow& flow : flows) {
    if (flow.to.at < view.start || flow.from.at > view.end()) continue;
    const std::optional<Spot> from = begin_of(spots, flow.from);
    const std::optional<Spot> to = end_of(spots, flow.to);
    if (!from || !to || from->row == to->row) continue;
    const bool down = from->row < to->row;
    lines.push_back({flow, scale.x_of(from->at), spots.top(from->row) + (down ? height : 0),
                     scale.x_of(to->at), spots.top(to->row) + (down ? 0 : height)});
    if (lines.size() == kMostFlowLines) break;
  }
  return lines;
}

}  // namespace interleave
