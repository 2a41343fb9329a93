#include "app/steps.hpp"

#include <algorithm>

namespace interleave {
namespace {

// Calls `visit` for each row of slices: cores, then lanes.
template <class Visit>
void each_track(const Trace& trace, Visit visit) {
  for (const Track& core : trace.cores) visit(core);
  for (const Lane& lane : trace.lanes) visit(lane.track);
}

// Whether another job than before begins with slice i of a core.
bool changes_hands(const Track& core, std::size_t i) {
  if (i == 0) return core.job(0).valid();
  return core.job(i) != core.job(i - 1) || core[i].cause == Cause::dispatched;
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

std::optional<Time> decision_after(const Trace& trace, Time t) {
  std::optional<Time> next;
  for (const Track& core : trace.cores) {
    for (std::size_t i = core.first_ending_after(t); i < core.size(); ++i) {
      if (next && core.start(i) >= *next) break;
      if (core.start(i) <= t || !changes_hands(core, i)) continue;
      next = core.start(i);
      break;
    }
  }
  return next;
}

std::optional<Time> decision_before(const Trace& trace, Time t) {
  std::optional<Time> last;
  for (const Track& core : trace.cores) {
    for (std::size_t i = std::min(core.size(), core.first_ending_after(t) + 1); i-- > 0;) {
      if (last && core.start(i) <= *last) break;
      if (core.start(i) >= t || !changes_hands(core, i)) continue;
      last = core.start(i);
      break;
    }
  }
  return last;
}

std::optional<Time> slice_after(const Track& track, Time t) {
  std::size_t i = track.first_ending_after(t);
  if (i < track.size() && track.start(i) <= t) ++i;
  return i < track.size() ? std::optional(track.start(i)) : std::nullopt;
}

std::optional<Time> slice_before(const Track& track, Time t) {
  if (track.empty()) return std::nullopt;
  const std::size_t i = track.first_ending_after(t);
  if (i < track.size() && track.start(i) < t) return track.start(i);
  return i > 0 ? std::optional(track.start(i - 1)) : std::nullopt;
}

}  // namespace interleave
