// What a Scenario says without any effect on any of its runs: attributes that no policy of it
// heeds, a seed without anything random, ways to wait and costs that nobody meets. Warnings.
#pragma once

#include <cstddef>
#include <vector>

#include "model/cost_use.hpp"
#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

class IneffectiveSearch {
 public:
  explicit IneffectiveSearch(const Scenario& scenario);  // which must outlive the search

  // Each variant's run once, as resolve() made it.
  void look_at(std::size_t variant, const RunSpec& run);
  // After all runs.
  [[nodiscard]] std::vector<Problem> found() &&;

 private:
  using Part = ScenarioPlace::Part;

  void note_mutexes(std::size_t variant, bool heeded);
  void find_in_settings(const Settings& settings, std::optional<std::uint32_t> variant);
  void find_in_costs(const CostStatement& cost, std::optional<std::uint32_t> variant);
  void find_in_task(std::uint32_t index);
  void find_lone_join(std::uint32_t index);
  void find_named_twice(std::uint32_t index);
  void warn(const ScenarioPlace& place, std::string message);

  const Scenario& scenario_;
  // Whether any run heeds it.
  bool priority_ = false, nice_ = false, tickets_ = false, lock_ = false;
  bool seed_ = false, waits_ = false;
  CostUse costs_;
  std::vector<bool> common_mutexes_;
  std::vector<std::vector<bool>> own_mutexes_;  // by variant
  std::vector<Problem> found_;
};

}  // namespace interleave
