// `after`: the tasks that others wait for, without cycles and without one that never finishes.
#pragma once

#include <cstdint>
#include <vector>

#include "model/resolve_program.hpp"
#include "model/run_spec.hpp"
#include "model/task_directory.hpp"
#include "model/values.hpp"

namespace interleave {

// Fills `prerequisites` of the run and returns, by statement, which of them it waits for (0: none).
// `demands` are by statement.
[[nodiscard]] std::vector<std::uint32_t> resolve_prerequisites(const Scenario& scenario,
                                                               const TaskDirectory& tasks,
                                                               const std::vector<Demand>& demands,
                                                               RunSpec& run, Values& values);

}  // namespace interleave
