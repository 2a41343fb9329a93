#include "app/rerun.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;
constexpr std::size_t kTasksBetweenLooks = 2048;

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

Rerun::Progress Rerun::progress() const {
  const auto done = static_cast<std::uint32_t>(done_.size());
  const bool has_trace = serially_ || phase_ == Phase::reading;
  if (has_trace) return {done - 1, done_.back().simulated.trace.end};
  return {done, current_ ? current_->now() : Time{}};
}

void Rerun::begin(const RunSpec& spec) {
  current_.emplace(Simulation::begun(spec));
  phase_ = Phase::beginning;
}

void Rerun::run_on() {
  switch (phase_) {
    case Phase::none: return begin(specs_[done_.size()]);
    case Phase::beginning:
      if (current_->take_in(serially_ ? *serially_ : specs_[done_.size()], kTasksBetweenLooks)) {
        phase_ = Phase::running;
      }
      return;
    case Phase::running: {
      const std::uint64_t left = kDefaultEventBudget - current_->events();
      const bool ended = current_->run_until(kMaxTime, std::min(left, kEventsBetweenLooks));
      const bool enough = stopped_ || current_->events() >= kDefaultEventBudget;
      if (!ended && enough) current_->stop_for_budget();
      if (current_->ended()) phase_ = Phase::ended;
      return;
    }
    default: finish_current();
  }
}

// After the run comes, where it takes one, the simulation of the same tasks one after the other.
void Rerun::finish_current() {
  std::optional<Duration> serial;
  if (!serially_) {
    const RunSpec& spec = specs_[done_.size()];
    done_.emplace_back().simulated.trace = std::move(*current_).take_trace();
    serially_ = serial_simulation(spec);
    if (serially_) return begin(*serially_);
    serial = serial_makespan(spec);
  } else if (current_->trace().end_kind == End::completed) {
    serial = current_->trace().end - Time{};
  }
  current_.reset();
  serially_.reset();
  phase_ = Phase::reading;
  reading_.emplace(done_.back().simulated, serial);
}

}  // namespace interleave
