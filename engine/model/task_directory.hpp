// Which tasks one run has: the statements that are in its variant, how many copies each makes, and
// where they stand in RunSpec::tasks. Finds what `after` and `spawn` name.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/name_table.hpp"
#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

class TaskDirectory {
 public:
  struct Found {
    std::uint32_t statement = 0;
    TaskRange tasks;
    bool is_group = false;  // the name of all copies of an `xN`
  };

  // Counts the copies and reports limits and collisions of names; `variant` as in resolve().
  TaskDirectory(const Scenario& scenario, std::size_t variant, Values& values);

  [[nodiscard]] bool has(std::size_t statement) const { return present_[statement]; }
  [[nodiscard]] std::int64_t copies(std::size_t statement) const { return copies_[statement]; }
  // More tasks than the language allows: they are not spelled out.
  [[nodiscard]] bool is_oversized() const { return oversized_; }

  // A task, a group or one of a group (`group.2`); reports what is unknown or not in this variant.
  [[nodiscard]] std::optional<Found> find(std::string_view name, const ScenarioPlace& place,
                                          Values& values) const;

 private:
  void count_copies(Values& values);
  void check_collisions(Values& values) const;

  const Scenario& scenario_;
  std::string_view variant_;
  std::vector<bool> present_;         // by statement
  std::vector<std::int64_t> copies_;  // by statement; 0 if not present
  std::vector<std::uint32_t> first_;  // by statement: the first of its tasks
  NameTable statement_of_;
  bool oversized_ = false;
};

}  // namespace interleave
