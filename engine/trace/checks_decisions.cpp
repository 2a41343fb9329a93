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

// Who returns from a wait and yet waits for a core: somebody else must have returned at that very
// instant and taken a core, be it only to wait for something else at once or to end.
void check_preemption(const Trace& trace, CheckResult& result) {
  if (trace.preemption != Preemption::returners) return;
  std::vector<Time> went_on;
  std::vector<std::pair<Time, JobId>> left_waiting;
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& wait = lane.track[i];
      if (wait.state != State::blocked) continue;
      const bool ready = i + 1 < lane.track.size() && lane.track.job(i + 1) == wait.job &&
                         lane.track.state(i + 1) == State::ready;
      if (ready) {
        left_waiting.emplace_back(wait.end, wait.job);
      } else {
        went_on.push_back(wait.end);
      }
    }
  }
  std::sort(went_on.begin(), went_on.end());
  result.looked_at += went_on.size();
  for (const auto& [at, job] : left_waiting) {
    expect(result, std::binary_search(went_on.begin(), went_on.end(), at), [&] {
      return job_name(trace, job) + " returned from a wait " + at_time(at) + " and got no core.";
    });
  }
}

}  // namespace interleave
