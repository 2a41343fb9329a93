#include "app/study.hpp"

#include <algorithm>

#include "model/change_setting.hpp"
#include "trace/scaling.hpp"

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

void change(StudyPlan& plan, const Scalar& value) {
  const auto& parameters = plan.scenario.parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].name == plan.name) {
      plan.knobs[i] = value;
      return;
    }
  }
  static_cast<void>(change_setting(plan.scenario, plan.name, value));
}

Sample sample_of(const Trace& trace, const RunSpec& spec) {
  const Metrics metrics = measure(trace, serial_makespan(spec, kStudyEvents / 4));
  Sample sample;
  sample.known = trace.end_kind == End::completed || trace.end_kind == End::horizon;
  sample.completed = trace.end_kind == End::completed;
  sample.waits = waits_for_device_or_timer(trace);
  sample.makespan = metrics.makespan;
  sample.p99 = metrics.turnaround.p99;
  sample.finished = metrics.turnaround.count;
  sample.misses = metrics.missed;
  sample.speedup = metrics.speedup;
  sample.work = metrics.t1;
  sample.span = metrics.tinf;
  return sample;
}

}  // namespace

void StudyPlan::forget_present_value() {
  if (!values.empty()) change(*this, values.front());
}

Study::Study(StudyPlan plan) : plan_(std::move(plan)), now_(plan_), samples_(plan_.runs) {}

bool Study::advance(Clock clock, double deadline_ms) {
  while (!ended()) {
    if (!current_) begin_next();
    if (current_) {
      const std::uint64_t left = kStudyEvents - current_->events();
      if (!current_->run_until(kMaxTime, std::min(left, kEventsBetweenLooks)) &&
          current_->events() >= kStudyEvents) {
        current_->stop_for_budget();
      }
      if (current_->ended()) finish(sample_of(current_->trace(), *spec_));
    } else {
      finish({});
    }
    if (clock() >= deadline_ms) break;
  }
  return ended();
}

// Leaves `current_` empty where the scenario makes no sense with this value.
void Study::begin_next() {
  const std::size_t run = done_ % plan_.runs;
  if (run == 0) change(now_, plan_.values[done_ / plan_.runs]);
  auto spec = resolve(now_.scenario, plan_.first_run + run, now_.knobs);
  if (!spec) return;
  spec_ = std::move(*spec);
  current_.emplace(*spec_, kStudyEvents);
}

void Study::finish(Sample sample) {
  samples_[done_ % plan_.runs].push_back(sample);
  ++done_;
  current_.reset();
}

}  // namespace interleave
