#include "model/task_directory.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "base/format.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

ScenarioPlace task_place(Part part, std::size_t task) {
  return {part, std::nullopt, static_cast<std::uint32_t>(task), 0};
}

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

// `b.7` is the seventh of a group `b` if that has as many; `b.07` is not.
std::optional<std::pair<std::string_view, std::int64_t>> as_instance(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size() || name[dot + 1] == '0') {
    return std::nullopt;
  }
  std::int64_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + dot + 1, end, number);
  if (stop != end || error != std::errc{} || number <= 0) return std::nullopt;
  return std::pair{name.substr(0, dot), number};
}

bool is_in(const TaskStatement& task, std::string_view variant) {
  return task.in.empty() || std::find(task.in.begin(), task.in.end(), variant) != task.in.end();
}

}  // namespace

TaskDirectory::TaskDirectory(const Scenario& scenario, std::size_t variant, Values& values)
    : scenario_(scenario) {
  if (!scenario.variants.empty()) variant_ = scenario.variants[variant].name;
  for (const TaskStatement& task : scenario.tasks) {
    statement_of_.try_emplace(task.name, static_cast<std::uint32_t>(present_.size()));
    // `in` without any variant is reported; the task is there.
    present_.push_back(scenario.variants.empty() || is_in(task, variant_));
  }
  count_copies(values);
  if (!oversized_) check_collisions(values);
}

void TaskDirectory::count_copies(Values& values) {
  std::int64_t tasks = 0;
  for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
    first_.push_back(static_cast<std::uint32_t>(std::min(tasks, kMaxTasks)));
    copies_.push_back(present_[i] ? 1 : 0);
    if (!present_[i]) continue;
    const ScenarioPlace place = task_place(Part::copies, i);
    if (scenario_.tasks[i].copies) {
      copies_[i] =
          values.whole(*scenario_.tasks[i].copies, place, "`x`", {1, kMaxTasks, "too-many-tasks"});
    }
    tasks = std::min(tasks + copies_[i], kMaxTasks + 1);
    if (tasks > kMaxTasks && !oversized_) {
      values.report(place, "too-many-tasks", "with this task there are more than 100000 tasks");
      oversized_ = true;
    }
  }
}

void TaskDirectory::check_collisions(Values& values) const {
  for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
    const auto instance = as_instance(scenario_.tasks[i].name);
    if (!instance || !present_[i]) continue;
    const auto group = statement_of_.find(instance->first);
    if (group == statement_of_.end() || !scenario_.tasks[group->second].copies ||
        instance->second > copies_[group->second]) {
      continue;
    }
    values.report(task_place(Part::task, i), "name-collision",
                  quoted(scenario_.tasks[i].name) + " is already a task of the group " +
                      quoted(instance->first));
  }
}

std::optional<TaskDirectory::Found> TaskDirectory::find(std::string_view name,
                                                        const ScenarioPlace& place,
                                                        Values& values) const {
  if (name.empty()) return std::nullopt;  // one that the text failed to say
  auto known = statement_of_.find(name);
  std::int64_t instance = 0;
  if (known == statement_of_.end()) {
    if (const auto parts = as_instance(name)) {
      known = statement_of_.find(parts->first);
      instance = parts->second;
    }
  }
  const bool is_group = known != statement_of_.end() && scenario_.tasks[known->second].copies;
  if (known == statement_of_.end() || (instance > 0 && !is_group)) {
    values.report(place, "unknown-task", "there is no task " + quoted(name));
    return std::nullopt;
  }
  const std::uint32_t statement = known->second;
  if (!present_[statement]) {
    values.report(
        place, "absent-task",
        "the task " + quoted(name) + " does not exist in the variant " + quoted(variant_));
    return std::nullopt;
  }
  if (instance > copies_[statement]) {
    if (oversized_) return std::nullopt;
    values.report(place, "unknown-task",
                  "there is no task " + quoted(name) + ": the group ends with " +
                      quoted(scenario_.tasks[statement].name + "." + to_text(copies_[statement])));
    return std::nullopt;
  }
  if (instance > 0) {
    const auto index = first_[statement] + static_cast<std::uint32_t>(instance - 1);
    return Found{statement, {TaskId{index}, 1}, false};
  }
  return Found{statement,
               {TaskId{first_[statement]}, static_cast<std::uint32_t>(copies_[statement])},
               is_group};
}

}  // namespace interleave
