// The attributes of one task statement as whole numbers, and its copies spelled out.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/resolve_program.hpp"
#include "model/run_spec.hpp"
#include "model/task_directory.hpp"
#include "model/values.hpp"

namespace interleave {

// The index of each in RunSpec::pin_sets.
using PinSets = std::map<std::vector<CoreId>, std::uint32_t>;

// All of the TaskSpec that every copy has in common: `at` is the first copy's; `after` is not set.
[[nodiscard]] TaskSpec resolve_task(const Scenario& scenario, std::uint32_t task, Values& values,
                                    RunSpec& run, PinSets& pin_sets);

// Appends the copies of `first` to the run's tasks, each `apart` from the one before it.
void spell_out(const TaskStatement& said, TaskSpec first, std::int64_t copies, Values& values,
               RunSpec& run);

}  // namespace interleave
