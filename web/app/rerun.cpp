#include "app/rerun.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

}  // namespace

Reading read(Trace trace, std::optional<Duration> serial) {
  Reading reading;
  reading.trace = std::move(trace);
  for (std::size_t step = 0; !read_step(reading, serial, step);) ++step;
  return reading;
}

Rerun::Rerun(std::vector<RunSpec> specs) : specs_(std::move(specs)) {}

bool Rerun::advance(Clock clock, double deadline_ms) {
  while (phase_ != Phase::none || done_.size() < specs_.size()) {
    if (phase_ == Phase::reading) {
      if (read_step(done_.back().simulated, serial_, step_++)) phase_ = Phase::none;
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
  if (phase_ == Phase::running) {
    const RunSpec& spec = specs_[done_.size()];
    done_.emplace_back().simulated.trace = std::move(*current_).take_trace();
    if (const std::optional<RunSpec> serial = serial_simulation(spec)) {
      current_.emplace(*serial);
      phase_ = Phase::running_serially;
      return;
    }
    serial_ = serial_makespan(spec);
  } else {
    serial_.reset();
    const Trace& trace = current_->trace();
    if (trace.end_kind == End::completed) serial_ = trace.end - Time{};
  }
  current_.reset();
  phase_ = Phase::reading;
  step_ = 0;
}

}  // namespace interleave
