#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "trace/check_list.hpp"

namespace interleave {
namespace {

// Who waits for a core, by time: the ready slices by their starts, and the latest end of all up to
// each.
struct Waiting {
  std::vector<Time> starts, latest_end;

  explicit Waiting(const Trace& trace) {
    std::vector<std::pair<Time, Time>> slices;
    for (const Lane& lane : trace.lanes) {
      for (std::size_t i = 0; i < lane.track.size(); ++i) {
        const Slice& slice = lane.track[i];
        if (slice.state == State::ready) slices.emplace_back(slice.start, slice.end);
      }
    }
    std::sort(slices.begin(), slices.end());
    for (const auto& [start, end] : slices) {
      starts.push_back(start);
      latest_end.push_back(latest_end.empty() ? end : std::max(latest_end.back(), end));
    }
  }

  // How many began to wait before t.
  [[nodiscard]] std::size_t before(Time t) const {
    return static_cast<std::size_t>(std::lower_bound(starts.begin(), starts.end(), t) -
                                    starts.begin());
  }
};

// A stretch [start, end) of one thread on one core, begun by one dispatch, in which the quantum
// expired without the core changing hands: nobody may have waited then, before and after.
void check_stint(const Trace& trace, const Waiting& waiting, const Slice& first, Time end,
                 CheckResult& result) {
  const std::int64_t quantum = trace.quantum.ns;
  std::int64_t expiries = 1;
  for (;;) {
    const Time expiry = first.start + Duration{expiries * quantum};
    if (expiry >= end) return;
    const std::size_t earlier = waiting.before(expiry);
    const bool nobody = earlier == 0 || waiting.latest_end[earlier - 1] <= expiry;
    if (!expect(result, nobody, [&] {
          return job_name(trace, first.job) + " kept its core when its quantum ended " +
                 at_time(expiry) + ", though somebody waited.";
        })) {
      return;
    }
    if (earlier == waiting.starts.size()) return;
    // Nobody can be waiting at the expiries up to the next beginning of a wait.
    expiries = std::max(expiries, (waiting.starts[earlier] - first.start).ns / quantum) + 1;
  }
}

// Of `fifo after-io preempt`: returners come before all others, the latest first; the others in
// the order in which they came. The smaller is the more urgent.
using Place = std::pair<int, std::int64_t>;

struct Placed {
  Time start, end;
  Place place;
  JobId job;
  bool running = false;
};

void append_places(const Track& track, std::vector<Placed>& placed) {
  Place place;
  for (std::size_t i = 0; i < track.size(); ++i) {
    const Slice& slice = track[i];
    const bool returns = i > 0 && track[i - 1].job == slice.job &&
                         track[i - 1].state == State::blocked && slice.state != State::blocked;
    if (returns) {
      place = {0, -slice.start.ns};
    } else if (i == 0 || track[i - 1].job != slice.job || slice.cause == Cause::yielded) {
      place = {1, slice.start.ns};
    }
    if (slice.state == State::ready || slice.state == State::running) {
      placed.push_back({slice.start, slice.end, place, slice.job, slice.state == State::running});
    }
  }
}

}  // namespace

void check_quantum(const Trace& trace, CheckResult& result) {
  if (!trace.preemptive_quantum || trace.quantum <= Duration{}) return;
  const Waiting waiting{trace};
  for (const Track& core : trace.cores) {
    for (std::size_t i = 0; i < core.size();) {
      const Slice& first = core[i];
      Time end = first.end;
      for (++i; i < core.size() && core[i].state != State::idle && core[i].place == first.place &&
                core[i].cause != Cause::dispatched;
           ++i) {
        end = core[i].end;
      }
      if (first.state != State::idle) check_stint(trace, waiting, first, end, result);
    }
  }
}

void check_preemption(const Trace& trace, CheckResult& result) {
  if (trace.preemption != Preemption::returners) return;
  std::vector<Placed> placed;
  for (const Lane& lane : trace.lanes) append_places(lane.track, placed);
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.start < b.start; });
  std::vector<const Placed*> by_end;
  for (const Placed& item : placed) by_end.push_back(&item);
  std::sort(by_end.begin(), by_end.end(),
            [](const Placed* a, const Placed* b) { return a->end < b->end; });

  std::multiset<Place> ready, running;
  std::size_t ended = 0;
  for (std::size_t i = 0; i < placed.size();) {
    const Time now = placed[i].start;
    for (; ended < by_end.size() && by_end[ended]->end <= now; ++ended) {
      auto& places = by_end[ended]->running ? running : ready;
      places.erase(places.find(by_end[ended]->place));
    }
    const JobId job = placed[i].job;
    for (; i < placed.size() && placed[i].start == now; ++i) {
      (placed[i].running ? running : ready).insert(placed[i].place);
    }
    if (ready.empty() || running.empty()) continue;
    expect(result, *running.rbegin() <= *ready.begin(), [&] {
      return "Somebody who returned from a wait was left waiting " + at_time(now) + ", when " +
             job_name(trace, job) + " went on.";
    });
  }
}

}  // namespace interleave
