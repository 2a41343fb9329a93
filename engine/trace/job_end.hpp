// When a job left the system.
#pragma once

#include <optional>

#include "trace/trace.hpp"

namespace interleave {

// By finishing or by being dropped; empty: not at all.
[[nodiscard]] inline std::optional<Time> end_of(const JobInfo& job) {
  return job.finish ? job.finish : job.dropped;
}

}  // namespace interleave
