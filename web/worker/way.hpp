// In which way a run is executed: as its text says, or the same tasks in one of four ways to
// compare with; and what a simulation says of it that knows this machine.
#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "model/run_spec.hpp"

namespace interleave {

enum class Way : std::uint32_t {
  as_written,
  serial,       // one after another on one worker
  interleaved,  // by the text's own model and policy, on one worker
  parallel,     // the same on so many workers
  crowded,      // every task has a worker of its own: who runs, the operating system decides
};

// `workers`: for `parallel`, and under `as_written` in place of the text's cores; 0: as it is.
[[nodiscard]] RunSpec in_way(RunSpec spec, Way way, std::int64_t workers);

}  // namespace interleave
