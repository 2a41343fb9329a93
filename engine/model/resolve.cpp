// resolve(): one variant of a Scenario as a RunSpec. Settings, programs, tasks and what ties them
// have files of their own; here are the knobs, the order of things, and the limits of the whole
// run.
#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/format.hpp"
#include "model/check_held.hpp"
#include "model/job_counts.hpp"
#include "model/program_counts.hpp"
#include "model/resolve_machine.hpp"
#include "model/resolve_objects.hpp"
#include "model/resolve_prerequisites.hpp"
#include "model/resolve_program.hpp"
#include "model/resolve_tasks.hpp"
#include "model/resolving.hpp"
#include "model/run_spec.hpp"
#include "model/task_directory.hpp"
#include "model/values.hpp"

namespace interleave {
namespace {

__extension__ using Wide = __int128;
using Part = ScenarioPlace::Part;

constexpr std::size_t kNoTask = static_cast<std::size_t>(-1);

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

// Without a word of its own a wait is asynchronous where a thread has other tasks to carry.
WaitMode default_wait(const EffectiveSettings& settings, RuntimeModel model) {
  if (const auto said = settings.find(&Settings::waits); said.setting) return *said.setting;
  const bool carries_others = model == RuntimeModel::event_loop || model == RuntimeModel::green;
  return carries_others ? WaitMode::async : WaitMode::blocking;
}

}  // namespace

class Resolving::Work {
 public:
  Work(const Scenario& scenario, std::size_t variant, std::span<const Scalar> knobs)
      : scenario_(scenario),
        settings_(scenario, variant),
        values_(scenario, knob_values(scenario, knobs)),
        tasks_(scenario, variant, values_) {
    if (!scenario.variants.empty()) run_.variant = scenario.variants[variant].name;
    for (std::size_t i = 0; i < scenario_.parameters.size(); ++i) check_knob(i);
    check_variant_names();
    resolve_settings(settings_, values_, run_);
    resolve_programs();
    after_ = resolve_prerequisites(scenario_, tasks_, demands_, run_, values_);
    own_jobs_.assign(scenario_.tasks.size(), 0);
    last_task_.assign(scenario_.tasks.size(), kNoTask);
  }

  bool go_on(std::size_t tasks) {
    for (; next_ < scenario_.tasks.size(); ++next_) {
      if (tasks == 0) return false;
      if (!copies_ && tasks_.has(next_)) begin_task(next_);
      if (!copies_) continue;
      const std::size_t before = run_.tasks.size();
      if (!copies_->spell_out(tasks, values_, run_)) return false;
      tasks -= run_.tasks.size() - before;
      last_task_[next_] = run_.tasks.size() - 1;
      copies_.reset();
    }
    if (!tasks_.is_oversized()) check_jobs();
    return true;
  }

  Result<RunSpec, std::vector<Problem>> take() {
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

  void check_variant_names() {
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      const std::vector<std::string>& names = scenario_.tasks[i].in;
      for (std::size_t k = 0; k < names.size(); ++k) {
        const bool known =
            std::any_of(scenario_.variants.begin(), scenario_.variants.end(),
                        [&](const Variant& variant) { return variant.name == names[k]; });
        if (known) continue;
        values_.report(task_place(Part::in, i, k), "unknown-variant",
                       "there is no variant " + quoted(names[k]));
      }
    }
  }

  void resolve_programs() {
    const ObjectNames names(run_);
    const ProgramContext context{scenario_, names, tasks_, run_.variant,
                                 default_wait(settings_, run_.model)};
    for (std::uint32_t i = 0; i < scenario_.tasks.size(); ++i) {
      Demand demand;
      run_.programs.emplace_back();
      if (tasks_.has(i)) {
        run_.programs[i] = resolve_program(i, context, values_, demand);
        check_held(i, run_.programs[i], run_.mutexes, values_);
        check_demand(i, demand);
      }
      demands_.push_back(demand);
    }
  }

  [[nodiscard]] bool has_horizon() const {
    const auto horizon = settings_.find(&Settings::horizon);
    return horizon.setting && horizon.setting->at;
  }

  void check_demand(std::size_t task, const Demand& demand) {
    const std::string name = quoted(scenario_.tasks[task].name);
    if (demand.operations > kMaxOperations) {
      values_.report(task_place(Part::task, task), "too-many-operations",
                     "the task " + name + " has more than 1000000 operations after `repeat`");
    }
    const TaskStatement& said = scenario_.tasks[task];
    const bool released_forever = said.every && !said.count;
    if ((demand.endless || released_forever) && !has_horizon()) {
      values_.report(demand.endless ? task_place(Part::operation, task, *demand.endless)
                                    : task_place(Part::every, task),
                     "endless-without-horizon",
                     "the task " + name + " never ends, so the run needs a `horizon`",
                     "add a line such as `horizon 1s`");
    }
    if (demand.cpu > kMaxDuration || demand.io > kMaxDuration) {
      values_.report(task_place(Part::task, task), "too-long",
                     "the operations of " + name + " add up to more than " +
                         exact_duration(kMaxDuration) + ", the most that can be simulated");
    }
  }

  // Leaves `copies_` empty where they are too many.
  void begin_task(std::uint32_t i) {
    TaskSpec task = resolve_task(scenario_, i, values_, run_, pin_sets_);
    task.after = after_[i];
    own_jobs_[i] = task.every ? task.count : static_cast<std::int64_t>(task.at.size());
    if (tasks_.is_oversized() || !fits_all_jobs(i)) return;
    copies_.emplace(scenario_.tasks[i], std::move(task), tasks_.copies(i), values_, run_);
  }

  // Whether the jobs of the tasks up to this one are as many as the language allows: no more of
  // them are spelled out.
  bool fits_all_jobs(std::size_t task) {
    if (own_jobs_[task] == kEndlessly) return !too_many_jobs_;
    const bool before = too_many_jobs_;
    arriving_ = bounded_sum(arriving_, bounded_product(own_jobs_[task], tasks_.copies(task)));
    too_many_jobs_ = arriving_ > kMaxJobs;
    if (too_many_jobs_ && !before) report_jobs(task);
    return !too_many_jobs_;
  }

  void report_jobs(std::size_t task) {
    const TaskStatement& said = scenario_.tasks[task];
    const Part part = said.copies ? Part::copies : said.count ? Part::count : Part::task;
    values_.report(task_place(part, task), "too-many-jobs",
                   "with this task there are more than 1000000 jobs");
  }

  void check_jobs() {
    if (too_many_jobs_) return;
    const JobCounts counts = count_jobs(run_);
    for (const JobCounts::Cycle& cycle : counts.cycles) {
      const std::string& name = scenario_.tasks[cycle.to].name;
      values_.report(task_place(Part::operation, cycle.from, cycle.operation), "endless-spawn",
                     cycle.from == cycle.to
                         ? quoted(name) + " spawns itself without end"
                         : "with this, " + quoted(name) + " in the end spawns itself without end");
    }
    const std::vector<std::int64_t>& jobs = counts.jobs;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      if (!tasks_.has(i)) continue;
      if (jobs[i] != kEndlessly) all = bounded_sum(all, jobs[i]);
      if (all > kMaxJobs) return report_jobs(i);
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      if (!tasks_.has(i)) continue;
      check_total(i, jobs[i]);
      check_last_job(i);
    }
  }

  // Without a horizon all work must fit into the simulated time; with one, sums must fit 64 bits.
  void check_total(std::size_t task, std::int64_t jobs) {
    const Demand& demand = demands_[task];
    if (demand.cpu > kMaxDuration || demand.io > kMaxDuration) return;
    const std::int64_t times = jobs == kEndlessly ? 1 : jobs;
    total_cpu_ += Wide{demand.cpu.ns} * times;
    total_io_ += Wide{demand.io.ns} * times;
    const std::int64_t cores = run_.horizon ? kMaxCores : run_.machine.cores;
    if (total_cpu_ <= Wide{kMaxDuration.ns} * cores &&
        total_io_ <= Wide{kMaxDuration.ns} * kMaxCores) {
      return;
    }
    values_.report(task_place(Part::task, task), "too-long",
                   "all tasks up to this one need more than " + exact_duration(kMaxDuration) +
                       " on these cores, the most that can be simulated");
    total_cpu_ = total_io_ = 0;
  }

  // Even alone on a core, the last job of a task must end within the simulated time.
  void check_last_job(std::size_t statement) {
    if (run_.horizon || scenario_.tasks[statement].on_demand) return;
    const std::size_t index = last_task_[statement];
    if (index >= run_.tasks.size() || run_.tasks[index].at.empty()) return;
    const TaskSpec& last = run_.tasks[index];
    const Demand& demand = demands_[statement];
    if (demand.cpu > kMaxDuration || demand.io > kMaxDuration) return;  // told already
    Wide end = Wide{last.at.back().ns} + demand.cpu.ns + demand.io.ns;
    if (last.every) end += Wide{std::max(last.count, std::int64_t{1}) - 1} * last.every->first.ns;
    if (end <= kMaxTime.ns) return;
    const TaskStatement& said = scenario_.tasks[statement];
    const Part part = said.every ? Part::every : said.apart ? Part::apart : Part::at;
    values_.report(task_place(part, statement), "too-long",
                   "the last job of " + quoted(said.name) + " cannot end before " +
                       exact_duration(kMaxDuration) + ", the most that can be simulated");
  }

  const Scenario& scenario_;
  EffectiveSettings settings_;
  Values values_;
  TaskDirectory tasks_;
  RunSpec run_;
  PinSets pin_sets_{{{}, 0}};
  std::vector<Demand> demands_;       // of one job, by task statement
  std::vector<std::uint32_t> after_;  // in RunSpec::prerequisites, by task statement
  std::uint32_t next_ = 0;            // task statement, whose copies are being spelled out
  std::optional<Copies> copies_;
  std::vector<std::int64_t> own_jobs_;  // of one task, by task statement
  std::vector<std::size_t> last_task_;  // in RunSpec::tasks, by task statement; kNoTask
  std::int64_t arriving_ = 0;           // jobs by themselves, of the tasks spelled out so far
  bool too_many_jobs_ = false;
  Wide total_cpu_ = 0, total_io_ = 0;
};

Resolving::Resolving(const Scenario& scenario, std::size_t variant, std::span<const Scalar> knobs)
    : work_(std::make_unique<Work>(scenario, variant, knobs)) {}
Resolving::Resolving(Resolving&&) noexcept = default;
Resolving& Resolving::operator=(Resolving&&) noexcept = default;
Resolving::~Resolving() = default;

bool Resolving::go_on(std::size_t tasks) { return work_->go_on(tasks); }
Result<RunSpec, std::vector<Problem>> Resolving::take() && { return work_->take(); }

Result<RunSpec, std::vector<Problem>> resolve(const Scenario& scenario, std::size_t variant,
                                              std::span<const Scalar> knobs) {
  Resolving resolving(scenario, variant, knobs);
  resolving.go_on(std::numeric_limits<std::size_t>::max());
  return std::move(resolving).take();
}

}  // namespace interleave
