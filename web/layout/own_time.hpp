// Time as a task's own code sees it: it stands still while the code does not run. The stretches in
// which a lane computes or polls, end to end, and the way from the one time to the other.
#pragma once

#include <vector>

#include "trace/track.hpp"

namespace interleave {

class OwnTime {
 public:
  OwnTime() = default;
  explicit OwnTime(const Track& lane);

  // In own time: begins at 0 and has no gaps.
  [[nodiscard]] const Track& track() const { return track_; }
  // How much own time has passed at an instant of the run.
  [[nodiscard]] Time own(Time at) const;
  // The instant of the run at which so much own time has passed: while it stands still, when it
  // goes on; beyond the end the last instant that the code ran.
  [[nodiscard]] Time at(Time own) const;

 private:
  Track track_;
  std::vector<Time> begun_;  // of each slice, in the run's time
};

}  // namespace interleave
