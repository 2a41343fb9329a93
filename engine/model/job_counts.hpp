// How many jobs the tasks of a run have, those that others spawn included.
#pragma once

#include <cstdint>
#include <vector>

#include "model/run_spec.hpp"

namespace interleave {

struct JobCounts {
  // A `spawn` that closes a cycle of tasks, by statement and operation.
  struct Cycle {
    std::uint32_t from = 0, to = 0, operation = 0;
  };
  // By statement, of all its copies; kEndlessly where there is no end (program_counts.hpp), and a
  // little over kMaxJobs for whatever is more.
  std::vector<std::int64_t> jobs;
  std::vector<Cycle> cycles;
};

// A `spawn` of a task that is none of the run's counts nothing.
[[nodiscard]] JobCounts count_jobs(const RunSpec& run);

}  // namespace interleave
