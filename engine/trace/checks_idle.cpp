#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "trace/carriers.hpp"
#include "trace/check_list.hpp"
#include "trace/idle_time.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

// Every ready job is a ready thread: none may be one while a core is idle that it may use.
class ReadyThreads {
 public:
  explicit ReadyThreads(const Trace& trace)
      : trace_(trace), idle_slices_(trace), idle_(trace.pin_sets.size()) {
    lanes_.add_lanes(trace);
  }

  void check(const Piece& piece, CheckResult& result) {
    idle_slices_.look_at(piece.share_of_first(idle_slices_.size()));
    lanes_.visit(piece.share_of_second(lanes_.size()),
                 [&](std::size_t lane, const Slice& slice, bool) {
                   if (slice.state == State::ready) check(lane, slice, result);
                 });
  }

 private:
  void check(std::size_t lane, const Slice& slice, CheckResult& result) {
    const std::uint32_t pins = trace_.tasks[trace_.lanes[lane].task.index()].pins;
    std::optional<IdleTime>& idle = idle_[pins];
    if (!idle) idle.emplace(idle_slices_, trace_.pin_sets[pins]);
    expect(result, !idle->first_in(slice.start, slice.end), [&] {
      return "A core was idle while " + job_name(trace_, slice.job) + " was ready " +
             at_time(slice.start) + ".";
    });
  }

  const Trace& trace_;
  IdleSlices idle_slices_;
  TrackOrder lanes_;
  std::vector<std::optional<IdleTime>> idle_;  // by set of pins
};

struct Change {
  Time at;
  std::int32_t ready = 0, held = 0, idle = 0;
};

// Jobs wait for a thread as well as for a core. Threads that no job keeps are idle, and take a
// ready job at once: a core may be idle only if all threads are kept by other jobs.
void check_ready_jobs(const Trace& trace, const Carriers& carriers, CheckResult& result) {
  std::vector<Change> changes;
  const auto add = [&changes](Time from, Time to, Change change) {
    changes.push_back({from, change.ready, change.held, change.idle});
    changes.push_back({to, -change.ready, -change.held, -change.idle});
  };
  for (const Lane& lane : trace.lanes) {
    for (const Slice& slice : lane.track) {
      const bool is_held = carriers.is_held(slice);
      const bool is_ready = slice.state == State::ready;
      if (is_held || is_ready) add(slice.start, slice.end, {{}, is_ready, is_held, 0});
    }
  }
  IdleSlices idle_slices(trace);
  idle_slices.look_at(idle_slices.size());
  const IdleTime idle{idle_slices, {}};
  for (const IdleTime::Stretch& stretch : idle.stretches())
    add(stretch.at, stretch.end, {{}, 0, 0, 1});
  radix_sort(changes);
  std::int64_t ready = 0, held = 0, idle_cores = 0;
  for (std::size_t i = 0; i < changes.size();) {
    const Time at = changes[i].at;
    for (; i < changes.size() && changes[i].at == at; ++i) {
      ready += changes[i].ready;
      held += changes[i].held;
      idle_cores += changes[i].idle;
    }
    expect(result, idle_cores == 0 || ready == 0 || held >= carriers.threads, [&] {
      return "A core and a thread were idle while a job was ready " + at_time(at) + ".";
    });
  }
}

}  // namespace

void check_idle_cores(const Trace& trace, CheckResult& result, Piece& piece) {
  if (!trace.global_queue) return;
  const Carriers carriers = carriers_of(trace);
  if (carriers.threads == Carriers::kOneATask) {
    piece.memory<ReadyThreads>(trace).check(piece, result);
  } else if (trace.pin_sets.size() <= 1 && piece.is_first()) {
    check_ready_jobs(trace, carriers, result);
  }
}

}  // namespace interleave
