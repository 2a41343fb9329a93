#include "app/rerun.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

}  // namespace

Reading read(Trace trace, std::optional<Duration> serial) {
  Reading reading;
  reading.metrics = measure(trace, serial);
  reading.checks = check(trace, reading.metrics);
  reading.in_progress = tasks_in_progress(trace);
  reading.executing = tasks_executing(trace);
  reading.colors = colors_of(trace);
  reading.trace = std::move(trace);
  return reading;
}

Rerun::Rerun(std::vector<RunSpec> specs) : specs_(std::move(specs)) {}

bool Rerun::advance(Clock clock, double deadline_ms) {
  while (done_.size() < specs_.size()) {
    if (!current_) current_.emplace(specs_[done_.size()]);
    const std::uint64_t left = kDefaultEventBudget - current_->events();
    const bool ended = current_->run_until(kMaxTime, std::min(left, kEventsBetweenLooks));
    if (!ended && current_->events() >= kDefaultEventBudget) current_->stop_for_budget();
    if (current_->ended()) finish_current();
    if (clock() >= deadline_ms) break;
  }
  return done_.size() == specs_.size();
}

void Rerun::finish_current() {
  Run run;
  run.simulated = read(std::move(*current_).take_trace(), serial_makespan(specs_[done_.size()]));
  done_.push_back(std::move(run));
  current_.reset();
}

}  // namespace interleave
