#include "app/steps.hpp"

namespace interleave {
namespace {

// Calls `visit` for each row of slices: cores, then lanes.
template <class Visit>
void each_track(const Trace& trace, Visit visit) {
  for (const Track& core : trace.cores) visit(core);
  for (const Lane& lane : trace.lanes) visit(lane.track);
}

}  // namespace

std::optional<Time> event_after(const Trace& trace, Time t) {
  std::optional<Time> next;
  const auto offer = [&](Time at) {
    if (at > t && (!next || at < *next)) next = at;
  };
  each_track(trace, [&](const Track& track) {
    const std::size_t i = track.first_ending_after(t);
    if (i == track.size()) return;
    offer(track.start(i));
    offer(track.end(i));
  });
  return next;
}

std::optional<Time> event_before(const Trace& trace, Time t) {
  std::optional<Time> last;
  const auto offer = [&](Time at) {
    if (at < t && (!last || at > *last)) last = at;
  };
  each_track(trace, [&](const Track& track) {
    if (track.empty()) return;
    // The slice that holds the nanosecond before t begins before t, or all end by then.
    const std::size_t i = track.first_ending_after(Time{t.ns - 1});
    if (i < track.size()) offer(track.start(i));
    if (i > 0) offer(track.end(i - 1));
  });
  return last;
}

}  // namespace interleave
