#include "layout/spots.hpp"

#include <algorithm>

namespace interleave {
namespace {

bool on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching ||
         state == State::stalled;
}

}  // namespace

std::optional<Spot> Spots::up_to(JobId job, Time t) const {
  const std::uint32_t lane = place_.trace.jobs[job.index()].lane;
  if (by_lane()) return Spot{lane, t};
  const Track& track = place_.trace.lanes[lane].track;
  const auto i = track.at(Time{std::max<std::int64_t>(0, t.ns - 1)});
  return i && on_core(track.state(*i)) ? on(track[*i], t) : std::nullopt;
}

std::optional<Spot> Spots::from(JobId job, Time t) const {
  const std::uint32_t lane = place_.trace.jobs[job.index()].lane;
  if (by_lane()) return Spot{lane, t};
  const Track& track = place_.trace.lanes[lane].track;
  for (std::size_t i = track.first_ending_after(t); i < track.size(); ++i) {
    if (track.job(i) != job && track.start(i) > t) break;
    if (track.job(i) == job && on_core(track.state(i))) {
      return on(track[i], std::max(t, track.start(i)));
    }
  }
  return std::nullopt;
}

std::optional<Spot> Spots::of_device(std::uint32_t device, Time t) const {
  const std::size_t row = place_.trace.cores.size() + device;
  const bool shown = row < place_.rows.size() && place_.rows[row].kind == RowKind::device;
  return shown ? std::optional(Spot{row, t}) : std::nullopt;
}

// A lane's slice on a core.
std::optional<Spot> Spots::on(const Slice& slice, Time at) const {
  if (slice.place >= place_.trace.cores.size()) return std::nullopt;
  if (kind_ == RowKind::core) return Spot{slice.place, at};
  const Track& core = place_.trace.cores[slice.place];
  const auto carried = core.at(slice.start);
  if (!carried || core[*carried].place >= place_.rows.size()) return std::nullopt;
  return Spot{core[*carried].place, at};
}

}  // namespace interleave
