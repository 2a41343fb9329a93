// What is drawn of a Trace beside its slices, made in steps, so that after a run of a million
// slices nobody waits for all of it at once.
#pragma once

#include <cstddef>
#include <optional>

#include "trace/executing_curve.hpp"
#include "trace/piece.hpp"
#include "ui/state.hpp"

namespace interleave {

class ReadingSteps {
 public:
  // Of a Reading with its Trace and nothing else, which stays where it is. `serial`: the makespan
  // under `serial` on one core.
  ReadingSteps(Reading& reading, std::optional<Duration> serial);

  // A step. True when there is no other one.
  bool go_on();

 private:
  Reading& reading_;
  std::optional<Duration> serial_;
  std::size_t slices_, pieces_, measured_ = 0, tried_ = 0;
  bool are_lanes_measured_ = false, are_cores_measured_ = false;
  Piece piece_;
  ExecutingCurve executing_;
};

}  // namespace interleave
