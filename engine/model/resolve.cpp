// resolve(): one variant of a Scenario as a RunSpec. The settings and the programs have files of
// their own; here are the knobs, the tasks spelled out, and the limits of the whole run.
#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/format.hpp"
#include "model/resolve_machine.hpp"
#include "model/resolve_program.hpp"
#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {
namespace {

__extension__ using Wide = __int128;
using Part = ScenarioPlace::Part;

constexpr std::int64_t kMaxJobs = 1'000'000;

ScenarioPlace task_place(Part part, std::size_t task, std::size_t nth = 0) {
  return {part, std::nullopt, static_cast<std::uint32_t>(task), static_cast<std::uint32_t>(nth)};
}

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

// The values that the parameters have in this run; a bare 0 takes the parameter's unit.
std::vector<Scalar> knob_values(const Scenario& scenario, std::span<const Scalar> knobs) {
  std::vector<Scalar> values;
  for (const Parameter& parameter : scenario.parameters) {
    values.push_back(values.size() < knobs.size() ? knobs[values.size()] : parameter.value);
    if (values.back() == Scalar{}) values.back().unit = parameter.value.unit;
  }
  return values;
}

// `b.7` is taken when a group `b` has seven or more; `b.07` is not.
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

class Resolver {
 public:
  Resolver(const Scenario& scenario, std::size_t variant, std::span<const Scalar> knobs)
      : scenario_(scenario),
        settings_(scenario, variant),
        values_(scenario, knob_values(scenario, knobs)) {
    if (!scenario.variants.empty()) run_.variant = scenario.variants[variant].name;
  }

  Result<RunSpec, std::vector<Problem>> run() {
    for (std::size_t i = 0; i < scenario_.parameters.size(); ++i) check_knob(i);
    resolve_settings(settings_, values_, run_);
    count_copies();
    check_collisions();
    resolve_programs();
    resolve_tasks();
    if (!values_.problems().empty()) return Unexpected{values_.problems()};
    return std::move(run_);
  }

 private:
  void check_knob(std::size_t index) {
    const Parameter& parameter = scenario_.parameters[index];
    const Scalar& knob = values_.parameter(index);
    const ScenarioPlace place{Part::parameter_value, std::nullopt,
                              static_cast<std::uint32_t>(index), 0};
    const bool unit_is_open = parameter.value == Scalar{} && !parameter.from;
    if (knob.unit != parameter.value.unit && !unit_is_open) {
      const bool duration = parameter.value.unit == Unit::duration;
      values_.report(place, "knob-unit",
                     quoted(parameter.name) +
                         (duration ? " expects a duration" : " expects a number without a unit"));
    } else if (parameter.from &&
               (knob.value < parameter.from->value || knob.value > parameter.to->value)) {
      values_.report(place, "knob-range",
                     "the value of " + quoted(parameter.name) + " lies outside its range");
    }
  }

  void count_copies() {
    copies_.reserve(scenario_.tasks.size());
    std::int64_t tasks = 0, jobs = 0;
    for (const TaskStatement& task : scenario_.tasks) {
      const std::size_t index = copies_.size();
      const ScenarioPlace place = task_place(Part::copies, index);
      std::int64_t copies = 1;
      if (task.copies) {
        copies = values_.whole(*task.copies, place, "`x`", {1, kMaxTasks, "too-many-tasks"});
      }
      copies_.push_back(copies);
      tasks += copies;
      jobs += copies * static_cast<std::int64_t>(std::max<std::size_t>(1, task.at.size()));
      if (tasks > kMaxTasks || jobs > kMaxJobs) {
        const bool few_tasks = tasks <= kMaxTasks;
        values_.report(place, few_tasks ? "too-many-jobs" : "too-many-tasks",
                       few_tasks ? "with this task there are more than 1000000 jobs"
                                 : "with this task there are more than 100000 tasks");
        oversized_ = true;
        return;
      }
    }
  }

  void check_collisions() {
    if (oversized_) return;
    std::unordered_map<std::string_view, std::size_t> groups;
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      if (scenario_.tasks[i].copies) groups.try_emplace(scenario_.tasks[i].name, i);
    }
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      const auto instance = as_instance(scenario_.tasks[i].name);
      if (!instance) continue;
      const auto group = groups.find(instance->first);
      if (group == groups.end() || instance->second > copies_[group->second]) continue;
      values_.report(task_place(Part::task, i), "name-collision",
                     quoted(scenario_.tasks[i].name) + " is already a task of the group " +
                         quoted(group->first));
    }
  }

  void resolve_programs() {
    std::unordered_map<std::string_view, DeviceId> devices;
    for (std::size_t i = 0; i < run_.machine.devices.size(); ++i) {
      devices.emplace(run_.machine.devices[i].name, make_id<DeviceId>(i));
    }
    const ProgramContext context{scenario_, devices, run_.variant};
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      Demand demand;
      run_.programs.push_back(
          resolve_program(static_cast<std::uint32_t>(i), context, values_, demand));
      if (!oversized_) check_demand(i, demand);
      demands_.push_back(demand);
    }
  }

  void check_demand(std::size_t task, const Demand& demand) {
    const std::string name = quoted(scenario_.tasks[task].name);
    if (demand.operations > kMaxOperations) {
      values_.report(task_place(Part::task, task), "too-many-operations",
                     "the task " + name + " has more than 1000000 operations after `repeat`");
    }
    const bool has_horizon = settings_.find(&Settings::horizon).setting != nullptr &&
                             settings_.find(&Settings::horizon).setting->at.has_value();
    if (demand.endless && !has_horizon) {
      values_.report(task_place(Part::operation, task, *demand.endless), "endless-without-horizon",
                     "the task " + name + " never ends, so the run needs a `horizon`",
                     "add a line such as `horizon 1s`");
    }
    if (demand.cpu > kMaxDuration || demand.io > kMaxDuration) {
      values_.report(task_place(Part::task, task), "too-long",
                     "the operations of " + name + " add up to more than " +
                         exact_duration(kMaxDuration) + ", the most that can be simulated");
      return;
    }
    check_total(task, demand, has_horizon);
  }

  // Without a horizon all work must fit into the simulated time; with one, sums must fit 64 bits.
  void check_total(std::size_t task, const Demand& demand, bool has_horizon) {
    const auto jobs = static_cast<std::int64_t>(std::max<std::size_t>(1, at(task).size()));
    const std::int64_t times = copies_[task] * jobs;
    total_cpu_ += Wide{demand.cpu.ns} * times;
    total_io_ += Wide{demand.io.ns} * times;
    const std::int64_t cores = has_horizon ? kMaxCores : run_.machine.cores;
    if (total_cpu_ <= Wide{kMaxDuration.ns} * cores &&
        total_io_ <= Wide{kMaxDuration.ns} * kMaxCores) {
      return;
    }
    values_.report(task_place(Part::task, task), "too-long",
                   "all tasks up to this one need more than " + exact_duration(kMaxDuration) +
                       " on these cores, the most that can be simulated");
    total_cpu_ = total_io_ = 0;
  }

  void resolve_tasks() {
    if (oversized_) return;
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      const TaskStatement& said = scenario_.tasks[i];
      TaskSpec task;
      task.name = said.name;
      task.program = make_id<ProgramId>(i);
      task.statement = static_cast<std::uint32_t>(i);
      for (std::size_t k = 0; k < said.at.size(); ++k) {
        task.at.push_back({values_.duration(said.at[k], task_place(Part::at, i, k), "`at`").ns});
      }
      if (said.at.empty()) task.at.push_back({});
      std::sort(task.at.begin(), task.at.end());
      check_last_job(i, task.at.back());
      if (said.priority) {
        constexpr WholeRange kPriority{std::numeric_limits<std::int64_t>::min()};
        task.priority =
            values_.whole(*said.priority, task_place(Part::priority, i), "`priority`", kPriority);
      }
      spell_out(std::move(task), copies_[i]);
    }
  }

  // Even alone on a core, the last job of a task must end within the simulated time.
  void check_last_job(std::size_t task, Time arrival) {
    const Demand& demand = demands_[task];
    const Duration length = demand.cpu + demand.io;
    if (run_.horizon || length > kMaxDuration || arrival + length <= kMaxTime) return;
    values_.report(task_place(Part::at, task), "too-long",
                   "the last job of " + quoted(scenario_.tasks[task].name) + " cannot end before " +
                       exact_duration(kMaxDuration) + ", the most that can be simulated");
  }

  void spell_out(TaskSpec task, std::int64_t copies) {
    if (!scenario_.tasks[task.statement].copies) {
      run_.tasks.push_back(std::move(task));
      return;
    }
    for (std::int64_t k = 1; k <= copies; ++k) {
      run_.tasks.push_back(task);
      run_.tasks.back().name.append(".").append(to_text(k));
    }
  }

  [[nodiscard]] const std::vector<Quantity>& at(std::size_t task) const {
    return scenario_.tasks[task].at;
  }

  const Scenario& scenario_;
  EffectiveSettings settings_;
  Values values_;
  RunSpec run_;
  std::vector<std::int64_t> copies_;  // of each task statement
  std::vector<Demand> demands_;       // of each task statement
  bool oversized_ = false;            // too many tasks or jobs to spell out
  Wide total_cpu_ = 0, total_io_ = 0;
};

}  // namespace

Result<RunSpec, std::vector<Problem>> resolve(const Scenario& scenario, std::size_t variant,
                                              std::span<const Scalar> knobs) {
  return Resolver(scenario, variant, knobs).run();
}

}  // namespace interleave
