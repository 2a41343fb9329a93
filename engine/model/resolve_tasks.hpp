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

// The copies of the first task that a statement makes, each `apart` from the one before it.
class Copies {
 public:
  // Makes room for them in the run.
  Copies(const TaskStatement& said, TaskSpec first, std::int64_t copies, Values& values,
         RunSpec& run);
  // Appends at most so many more to the run's tasks, but one that stands alone in any case. True:
  // there is no other one.
  bool spell_out(std::size_t most, Values& values, RunSpec& run);

 private:
  TaskSpec first_;
  std::int64_t count_, next_ = 0;
  bool numbered_;  // `NAME.k`
  Length apart_{};
  Duration offset_;  // of the last one
};

}  // namespace interleave
