// The two curves of the explorer: how many tasks are in progress, and how many execute.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "trace/executing_curve.hpp"
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

ExecutingCurve::ExecutingCurve(const Trace& trace)
    : trace_(trace), order_(SliceOrder::of_cores(trace)), runs_(trace.cores.size(), 0) {}

void ExecutingCurve::go_on(std::size_t slices) {
  order_.visit(slices, [this](std::uint32_t core, const Slice& slice) {
    if (slice.start > now_) note();
    now_ = slice.start;
    const bool is_running = slice.state == State::running;
    executing_ += is_running - runs_[core];
    runs_[core] = is_running;
  });
}

void ExecutingCurve::note() {
  if (now_ == Time{}) {
    curve_.value[0] = executing_;
  } else if (executing_ != curve_.value.back()) {
    curve_.at.push_back(now_);
    curve_.value.push_back(executing_);
  }
}

StepCurve ExecutingCurve::take() && {
  note();
  now_ = trace_.end;
  executing_ = 0;
  note();
  return std::move(curve_);
}

StepCurve tasks_executing(const Trace& trace) {
  constexpr std::size_t kAtOnce = 20'000;  // as Piece::all()
  ExecutingCurve curve(trace);
  while (!curve.is_through()) curve.go_on(kAtOnce);
  return std::move(curve).take();
}

std::int64_t peak_of(const StepCurve& curve) {
  return *std::max_element(curve.value.begin(), curve.value.end());
}

}  // namespace interleave
