// `interleave sweep FILE NAME FROM TO STEP`: every variant with a knob or a setting at each of
// these values, a line of CSV a run. Times are integer nanoseconds, means have six decimals, what
// is unknown is empty.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace interleave {

struct SweepOptions {
  std::string file, name, from, to, step;  // literals: `1`, `5ms`
  std::vector<std::string> knobs;          // NAME=VALUE
};

// At most kMostSweepValues values. The exit code is that of the worst run.
inline constexpr int kMostSweepValues = 10'000;
[[nodiscard]] CommandResult sweep_command(const SweepOptions& options);

}  // namespace interleave
