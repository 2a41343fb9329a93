// The slices of a run's cores as programs outside want them: idle time left out, neighbours of the
// same core, thread, job and state made one, sorted by start and then by core.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

struct MergedSlice {
  Time start, end;
  std::uint32_t core = 0;
  std::uint32_t thread = 0;
  JobId job;
  State state = State::running;
};

[[nodiscard]] std::vector<MergedSlice> merged_slices(const Trace& trace);

}  // namespace interleave
