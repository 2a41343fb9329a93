#include <algorithm>
#include <cstddef>
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

// Who returns from a wait and yet waits for a core: others must have returned at that very instant,
// be it from waits that took no time, for only they can have taken the core from him.
void check_preemption(const Trace& trace, CheckResult& result) {
  if (trace.preemption != Preemption::returners) return;
  std::vector<std::pair<Time, JobId>> returns;
  for (const DeviceTrack& device : trace.devices) {
    for (const DeviceRequest& request : device.requests) {
      if (request.done) returns.emplace_back(*request.done, request.job);
    }
  }
  std::sort(returns.begin(), returns.end());
  result.looked_at += returns.size();
  const auto others_return = [&returns](Time at, JobId job) {
    auto found = std::lower_bound(returns.begin(), returns.end(), std::pair{at, JobId{0}});
    for (; found != returns.end() && found->first == at; ++found) {
      if (found->second != job) return true;
    }
    return false;
  };
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 1; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      const bool left_waiting = slice.state == State::ready && lane.track.job(i - 1) == slice.job &&
                                lane.track.state(i - 1) == State::blocked;
      if (!left_waiting) continue;
      expect(result, others_return(slice.start, slice.job), [&] {
        return job_name(trace, slice.job) + " returned from a wait " + at_time(slice.start) +
               " and got no core.";
      });
    }
  }
}

}  // namespace interleave
