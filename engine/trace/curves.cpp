// The two curves of the explorer: how many tasks are in progress, and how many execute.
#include <algorithm>
#include <cstddef>

#include "trace/core_order.hpp"
#include "trace/job_end.hpp"
#include "trace/metrics.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

struct Change {
  Time at;
  std::int64_t by = 0;
};

// The sums of the changes, which are in ascending time, from `initial` 0 on.
StepCurve add_up(const std::vector<Change>& changes) {
  StepCurve curve{{Time{}}, {0}};
  std::int64_t value = 0;
  for (std::size_t i = 0; i < changes.size();) {
    const Time at = changes[i].at;
    for (; i < changes.size() && changes[i].at == at; ++i) value += changes[i].by;
    if (at == Time{}) {
      curve.value[0] = value;
    } else if (value != curve.value.back()) {
      curve.at.push_back(at);
      curve.value.push_back(value);
    }
  }
  return curve;
}

// Stretches of this core in state running, neighbours taken together.
void append_running(const Track& core, std::vector<Change>& changes) {
  for (std::size_t i = 0; i < core.size(); ++i) {
    const Slice& slice = core[i];
    if (slice.state != State::running) continue;
    if (i > 0 && core[i - 1].state == State::running && core[i - 1].end == slice.start) {
      changes.back().at = slice.end;
    } else {
      changes.push_back({slice.start, 1});
      changes.push_back({slice.end, -1});
    }
  }
}

}  // namespace

std::int64_t StepCurve::value_at(Time t) const {
  const auto after = std::upper_bound(at.begin(), at.end(), t);
  return after == at.begin() ? 0 : value[static_cast<std::size_t>(after - at.begin()) - 1];
}

StepCurve tasks_in_progress(const Trace& trace) {
  std::vector<Change> changes;
  for (const JobInfo& job : trace.jobs) {
    if (!job.start) continue;
    changes.push_back({*job.start, 1});
    if (const auto end = end_of(job)) changes.push_back({*end, -1});
  }
  radix_sort(changes);
  return add_up(changes);
}

std::int64_t peak_in_progress(const Trace& trace) {
  const StepCurve curve = tasks_in_progress(trace);
  return *std::max_element(curve.value.begin(), curve.value.end());
}

StepCurve tasks_executing(const Trace& trace) {
  std::vector<Change> changes;
  for (const Track& core : trace.cores) append_running(core, changes);
  radix_sort(changes);
  return add_up(changes);
}

std::int64_t peak_executing(const Trace& trace) {
  std::vector<std::uint8_t> runs(trace.cores.size(), 0);
  std::int64_t executing = 0, peak = 0;
  Time now;
  visit_cores_in_order(trace, [&](std::uint32_t core, const Slice& slice) {
    if (slice.start > now) peak = std::max(peak, executing);
    now = slice.start;
    const bool is_running = slice.state == State::running;
    executing += is_running - runs[core];
    runs[core] = is_running;
  });
  return std::max(peak, executing);
}

}  // namespace interleave
