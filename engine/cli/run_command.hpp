// `interleave run FILE`: every variant, or one, simulated, measured and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "model/scenario.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct RunOptions {
  std::string file;
  std::optional<std::string> variant;  // empty: all of them
  bool json = false;
  std::string trace_file, svg_file, csv_file;  // "": none
  std::vector<std::string> knobs;              // NAME=VALUE
  std::uint64_t max_events = kDefaultEventBudget;
};

// Completed, or stopped at its horizon: all else is exit code 3.
[[nodiscard]] bool ended_well(End end);

// The exit code is that of the worst run.
[[nodiscard]] CommandResult run_command(const RunOptions& options);

}  // namespace interleave
