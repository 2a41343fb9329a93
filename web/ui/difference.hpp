// Where a run differs from another of the same scenario: the time in which a job has a core though
// the same job of the other run has none then. Jobs are the same by their task's name and their
// number.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/trace.hpp"
#include "ui/state.hpp"

namespace interleave {

struct Stretch {
  Time start, end;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

class Difference {
 public:
  Difference(const Trace& before, const Trace& after);

  // The parts of [start, end), in which `job` of the run after has a core, that are new; at most
  // `most` of them, the last reaching to the end of all that is left out.
  [[nodiscard]] std::vector<Stretch> moved(JobId job, Time start, Time end, std::size_t most) const;

 private:
  const Trace* before_;
  std::vector<JobId> same_;  // of each job after that before; none: it is new
};

// Keeps the Differences of the runs from the first one while the runs stay the same.
class DifferenceCache {
 public:
  // Between the run (one that exists, not the first) and the first.
  const Difference& get(const AppState& state, std::uint32_t run);

 private:
  std::vector<Difference> differences_;
  std::uint64_t revision_ = 0;
};

}  // namespace interleave
