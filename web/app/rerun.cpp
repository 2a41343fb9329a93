#include "app/rerun.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

}  // namespace

Reading read(Trace trace, std::optional<Duration> serial) {
  Reading reading;
  reading.trace = std::move(trace);
  ReadingSteps steps(reading, serial);
  while (!steps.go_on()) continue;
  return reading;
}

Rerun::Rerun(std::vector<RunSpec> specs) : specs_(std::move(specs)) {}

bool Rerun::advance(Clock clock, double deadline_ms) {
  while (phase_ != Phase::none || done_.size() < specs_.size()) {
    if (reading_) {
      if (reading_->go_on()) {
        reading_.reset();
        phase_ = Phase::none;
      }
    } else {
      run_on();
    }
    if (clock() >= deadline_ms) break;
  }
  return phase_ == Phase::none && done_.size() == specs_.size();
}

void Rerun::run_on() {
  if (phase_ == Phase::none) {
    current_.emplace(specs_[done_.size()]);
    phase_ = Phase::running;
  }
  const std::uint64_t left = kDefaultEventBudget - current_->events();
  const bool ended = current_->run_until(kMaxTime, std::min(left, kEventsBetweenLooks));
  if (!ended && current_->events() >= kDefaultEventBudget) current_->stop_for_budget();
  if (current_->ended()) finish_current();
}

// After the run comes, where it takes one, the simulation of the same tasks one after the other.
void Rerun::finish_current() {
  std::optional<Duration> serial;
  if (phase_ == Phase::running) {
    const RunSpec& spec = specs_[done_.size()];
    done_.emplace_back().simulated.trace = std::move(*current_).take_trace();
    if (const std::optional<RunSpec> serially = serial_simulation(spec)) {
      current_.emplace(*serially);
      phase_ = Phase::running_serially;
      return;
    }
    serial = serial_makespan(spec);
  } else {
    const Trace& trace = current_->trace();
    if (trace.end_kind == End::completed) serial = trace.end - Time{};
  }
  current_.reset();
  phase_ = Phase::reading;
  reading_.emplace(done_.back().simulated, serial);
}

}  // namespace interleave
