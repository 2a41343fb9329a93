#include "layout/flow_lines.hpp"

#include <optional>

namespace interleave {
namespace {

bool on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching ||
         state == State::stalled;
}

struct Spot {
  std::size_t row;
  Time at;
};

class Spots {
 public:
  explicit Spots(const BlockPlace& place) : place_(place), kind_(place.rows[0].kind) {}

  [[nodiscard]] std::optional<Spot> of(const FlowEnd& end, bool is_target) const {
    if (end.device != kNoDevice) return of_device(end);
    const JobInfo& job = place_.trace.jobs[end.job.index()];
    const bool by_lane =
        kind_ == RowKind::lane || (kind_ == RowKind::thread && place_.trace.thread_per_task);
    if (by_lane) return Spot{job.lane, end.at};
    const Track& lane = place_.trace.lanes[job.lane].track;
    const auto slice = is_target ? next_on_core(lane, end) : last_on_core(lane, end);
    if (!slice) return std::nullopt;
    const Time at = is_target ? std::max(end.at, lane.start(*slice)) : end.at;
    const Slice& there = lane[*slice];
    if (there.place >= place_.trace.cores.size()) return std::nullopt;
    if (kind_ == RowKind::core) return Spot{there.place, at};
    const Track& core = place_.trace.cores[there.place];
    const auto carried = core.at(there.start);
    if (!carried || core[*carried].place >= place_.rows.size()) return std::nullopt;
    return Spot{core[*carried].place, at};
  }

 private:
  [[nodiscard]] std::optional<Spot> of_device(const FlowEnd& end) const {
    const std::size_t row = place_.trace.cores.size() + end.device;
    const bool shown = row < place_.rows.size() && place_.rows[row].kind == RowKind::device;
    return shown ? std::optional(Spot{row, end.at}) : std::nullopt;
  }

  // The job's slice on a core that goes on at t or begins next.
  [[nodiscard]] static std::optional<std::size_t> next_on_core(const Track& lane,
                                                               const FlowEnd& end) {
    for (std::size_t i = lane.first_ending_after(end.at); i < lane.size(); ++i) {
      if (lane.job(i) != end.job) {
        if (lane.start(i) > end.at) return std::nullopt;
      } else if (on_core(lane.state(i))) {
        return i;
      }
    }
    return std::nullopt;
  }

  // The one that ends at t or holds it.
  [[nodiscard]] static std::optional<std::size_t> last_on_core(const Track& lane,
                                                               const FlowEnd& end) {
    const auto i = lane.at(Time{end.at.ns > 0 ? end.at.ns - 1 : 0});
    return i && on_core(lane.state(*i)) ? i : std::nullopt;
  }

  const BlockPlace& place_;
  RowKind kind_;
};

}  // namespace

std::vector<FlowLine> flow_lines(std::span<const Flow> flows, const BlockPlace& place,
                                 const TimeScale& scale) {
  std::vector<FlowLine> lines;
  if (place.rows.size() == 0 || place.rows.gaps_are_closed()) return lines;
  const Spots spots(place);
  const Viewport& view = scale.viewport();
  const auto top = [&](std::size_t row) {
    return place.top + place.stack.row_top(place.block, row, place.rows[row].lines_above);
  };
  const float height = place.stack.sizes.row;
  for (const Flow& flow : flows) {
    if (flow.to.at < view.start || flow.from.at > view.end()) continue;
    const std::optional<Spot> from = spots.of(flow.from, false);
    const std::optional<Spot> to = spots.of(flow.to, true);
    if (!from || !to || from->row == to->row) continue;
    const bool down = from->row < to->row;
    lines.push_back({flow, scale.x_of(from->at), top(from->row) + (down ? height : 0),
                     scale.x_of(to->at), top(to->row) + (down ? 0 : height)});
    if (lines.size() == kMostFlowLines) break;
  }
  return lines;
}

}  // namespace interleave
