#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "trace/check_list.hpp"
#include "trace/radix_sort.hpp"
#include "trace/slice_order.hpp"
#include "trace/step_maxima.hpp"

namespace interleave {
namespace {

// A key of which the larger is the less urgent; nobody that could give way has the least of all.
using Key = std::int64_t;
constexpr Key kNobody = std::numeric_limits<Key>::min();
constexpr Key kLast = std::numeric_limits<Key>::max();

Key key_of(const Trace& trace, JobId job) {
  const JobInfo& info = trace.jobs[job.index()];
  const TaskInfo& task = trace.tasks[info.task.index()];
  switch (trace.preemption) {
    case Preemption::priority: return -std::max(task.priority, -kLast);
    case Preemption::deadline: return info.deadline ? info.deadline->ns : kLast;
    case Preemption::period: return task.period ? task.period->ns : kLast;
    default: return kNobody;
  }
}

// Of the cores of each class, the least urgent key of all jobs that run or poll, over time. What
// costs time cannot be interrupted and gives way to nobody.
class Running {
 public:
  // A class for each core where each has a queue, else one for each set of pins.
  explicit Running(const Trace& trace) : trace_(trace) {
    const std::size_t classes = trace.global_queue ? trace.pin_sets.size() : trace.cores.size();
    classes_.resize(classes);
    if (trace.global_queue && classes > 1) {
      classes_of_core_.resize(trace.cores.size());
      for (std::size_t core = 0; core < trace.cores.size(); ++core) {
        for (std::uint32_t pins = 0; pins < classes; ++pins) {
          if (may_use(trace, pins, core)) classes_of_core_[core].push_back(pins);
        }
      }
    }
    tops_.resize(classes);
    std::vector<Key> now(trace.cores.size(), kNobody);
    visit_cores_in_order(trace, [&](std::uint32_t core, const Slice& slice) {
      const bool gives_way = slice.state == State::running || slice.state == State::polling;
      const Key key = gives_way ? key_of(trace, slice.job) : kNobody;
      if (key == now[core]) return;
      now[core] = key;
      change(core, slice.start, now);
    });
    for (StepMaxima& steps : classes_) steps.finish();
  }

  [[nodiscard]] Key least_urgent(std::uint32_t of_class, Time start, Time end) const {
    return classes_[of_class].largest(start, end, kNobody);
  }

 private:
  void change(std::uint32_t core, Time at, const std::vector<Key>& now) {
    if (!trace_.global_queue) return classes_[core].append(at, now[core]);
    if (classes_of_core_.empty()) return update(0, core, at, now);
    for (const std::uint32_t pins : classes_of_core_[core]) update(pins, core, at, now);
  }

  // The largest of a class changes with one of its cores.
  void update(std::uint32_t pins, std::uint32_t core, Time at, const std::vector<Key>& now) {
    Top& top = tops_[pins];
    if (now[core] >= top.key) {
      top = {now[core], core};
    } else if (top.core == core) {
      top.key = kNobody;
      const std::vector<CoreId>& cores = trace_.pin_sets[pins];
      const std::size_t count = cores.empty() ? now.size() : cores.size();
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t other = cores.empty() ? i : cores[i].index();
        if (other < now.size() && now[other] >= top.key) {
          top = {now[other], static_cast<std::uint32_t>(other)};
        }
      }
    }
    classes_[pins].append(at, top.key);
  }

  struct Top {
    Key key = kNobody;
    std::uint32_t core = kNoPlace;
  };
  const Trace& trace_;
  std::vector<StepMaxima> classes_;
  std::vector<std::vector<std::uint32_t>> classes_of_core_;  // with pins only
  std::vector<Top> tops_;                                    // by class
};

// Whoever is ready is at most as urgent as all who run where it may.
void check_static_keys(const Trace& trace, CheckResult& result) {
  const Running running{trace};
  for (const Lane& lane : trace.lanes) {
    const std::uint32_t pins = trace.tasks[lane.task.index()].pins;
    std::uint32_t last_core = kNoPlace;  // in whose queue it is; not known before its first run
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      if (slice.state != State::ready) {
        if (slice.state != State::blocked) last_core = slice.place;
        continue;
      }
      const std::uint32_t waits_for = trace.global_queue ? pins : last_core;
      if (waits_for == kNoPlace) continue;
      const Key key = key_of(trace, slice.job);
      expect(result, running.least_urgent(waits_for, slice.start, slice.end) <= key, [&] {
        return job_name(trace, slice.job) + " waited for a core " + at_time(slice.start) +
               ", though one less urgent had one that it may use.";
      });
    }
  }
}

struct Return {
  Time at;
  JobId job;
};

// All returns from waits, also from such as took no time.
std::vector<Return> returns_of(const Trace& trace) {
  std::vector<Return> returns;
  const auto add = [&returns](const Requests& requests) {
    for (const DeviceRequest& request : requests) {
      if (request.done) returns.push_back({*request.done, request.job});
    }
  };
  for (const DeviceTrack& device : trace.devices) add(device.requests);
  add(trace.timers);
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      if (lane.track.state(i) != State::blocked) continue;
      returns.push_back({lane.track.end(i), lane.track.job(i)});
    }
  }
  radix_sort(returns);
  return returns;
}

// Whether a core at t spends time that nobody may interrupt.
bool is_switching(const Trace& trace, Time t) {
  return std::any_of(trace.cores.begin(), trace.cores.end(), [t](const Track& core) {
    const auto i = core.at(t);
    return i && core.state(*i) == State::switching;
  });
}

// Who returns from a wait and yet waits for a core: others must have returned at that very instant,
// for only they can have taken the core from him.
void check_returners(const Trace& trace, CheckResult& result) {
  const std::vector<Return> returns = returns_of(trace);
  result.looked_at += returns.size();
  const auto others_return = [&returns](Time at, JobId job) {
    auto found = std::lower_bound(returns.begin(), returns.end(), at,
                                  [](const Return& other, Time t) { return other.at < t; });
    for (; found != returns.end() && found->at == at; ++found) {
      if (found->job != job) return true;
    }
    return false;
  };
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 1; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      // Who yields in the very instant of its return had the core.
      const bool left_waiting = slice.state == State::ready && slice.cause != Cause::yielded &&
                                lane.track.job(i - 1) == slice.job &&
                                lane.track.state(i - 1) == State::blocked;
      if (!left_waiting) continue;
      expect(result, others_return(slice.start, slice.job) || is_switching(trace, slice.start),
             [&] {
               return job_name(trace, slice.job) + " returned from a wait " + at_time(slice.start) +
                      " and got no core.";
             });
    }
  }
}

}  // namespace

// Excepted is what lends urgency, or keeps a core, in ways that are not in the Trace.
void check_preemption(const Trace& trace, CheckResult& result) {
  const bool lends = std::any_of(trace.mutexes.begin(), trace.mutexes.end(),
                                 [](const CoordinationObject& mutex) { return !mutex.plain; });
  if (!trace.thread_per_task || trace.interpreter_lock || lends) return;
  switch (trace.preemption) {
    case Preemption::returners:
      if (trace.global_queue && trace.pin_sets.size() <= 1) check_returners(trace, result);
      return;
    case Preemption::priority:
    case Preemption::deadline:
    case Preemption::period: return check_static_keys(trace, result);
    case Preemption::none:
    case Preemption::other: return;
  }
}

}  // namespace interleave
