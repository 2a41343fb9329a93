#include "app/reading_steps.hpp"

#include <algorithm>

#include "trace/core_account.hpp"

namespace interleave {
namespace {

constexpr std::size_t kSlicesAPiece = 12'000;  // a few milliseconds' work
constexpr std::size_t kMostPieces = 400;

std::size_t slices_of_cores(const Trace& trace) {
  std::size_t slices = 0;
  for (const Track& core : trace.cores) slices += core.size();
  return slices;
}

}  // namespace

ReadingSteps::ReadingSteps(Reading& reading, std::optional<Duration> serial)
    : reading_(reading),
      serial_(serial),
      slices_(slices_of_cores(reading.trace)),
      pieces_(std::min(1 + (slices_ + reading.trace.jobs.size()) / kSlicesAPiece, kMostPieces)),
      piece_(pieces_),
      executing_(reading.trace) {}

bool ReadingSteps::go_on() {
  const Trace& trace = reading_.trace;
  if (!are_lanes_measured_) {
    measure_lanes(trace, reading_.metrics, piece_);
    are_lanes_measured_ = piece_.is_last();
    piece_.go_on();
    return false;
  }
  if (!are_cores_measured_) {
    measure_cores(trace, reading_.metrics, piece_);
    are_cores_measured_ = piece_.is_last();
    piece_.go_on();
    return false;
  }
  if (measured_ < kMeasureSteps) {
    measure_rest(trace, serial_, reading_.metrics, measured_++);
    return false;
  }
  if (reading_.checks.empty()) {
    reading_.checks = untried_checks();
    reading_.in_progress = tasks_in_progress(trace);
    reading_.metrics.peak_in_progress = peak_of(reading_.in_progress);
    return false;
  }
  if (tried_ < reading_.checks.size()) {
    try_check(trace, reading_.metrics, reading_.checks[tried_], piece_);
    tried_ += piece_.is_last();
    piece_.go_on();
    return false;
  }
  executing_.go_on(slices_ / pieces_ + 1);
  piece_.go_on();
  if (!piece_.is_first()) return false;
  reading_.executing = std::move(executing_).take();
  reading_.metrics.peak_executing = peak_of(reading_.executing);
  reading_.colors = colors_of(trace);
  return true;
}

}  // namespace interleave
