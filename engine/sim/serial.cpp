// The makespan under `serial` on one core. Tasks that only compute and wait need no simulation: one
// thread carries the jobs in the order of arrival, each to its end, and waits itself while a device
// serves, so that no device ever has a queue.
#include <algorithm>
#include <vector>

#include "sim/program_plan.hpp"
#include "sim/simulation.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {

namespace {

using Plans = std::vector<ProgramPlan>;

Plans plans_of(const RunSpec& spec) { return {spec.programs.begin(), spec.programs.end()}; }

bool needs_no_simulation(const RunSpec& spec, const Plans& plans) {
  for (const TaskSpec& task : spec.tasks) {
    const ProgramPlan& plan = plans[task.program.index()];
    if (!plan.plain() || plan.draws() || task.every || task.after != 0 || task.drop ||
        task.on_demand) {
      return false;
    }
  }
  return true;
}

RunSpec on_one_core(RunSpec spec) {
  spec.model = RuntimeModel::serial;
  spec.machine.cores = 1;
  spec.pin_sets = {{}};
  for (TaskSpec& task : spec.tasks) task.pins = 0;
  spec.policy = {};
  spec.policy.kind = PolicyKind::fifo;
  spec.interpreter_lock.reset();
  for (Program& program : spec.programs) {
    for (Op& op : program.ops) {
      if (auto* io = std::get_if<Io>(&op)) io->wait = WaitMode::blocking;
      if (auto* sleep = std::get_if<Sleep>(&op)) sleep->wait = WaitMode::blocking;
    }
  }
  return spec;
}

}  // namespace

std::optional<RunSpec> serial_simulation(const RunSpec& spec) {
  if (needs_no_simulation(spec, plans_of(spec))) return std::nullopt;
  return on_one_core(spec);
}

std::optional<Duration> serial_makespan(const RunSpec& spec, std::uint64_t max_events) {
  const Plans plans = plans_of(spec);
  if (!needs_no_simulation(spec, plans)) {
    const Trace trace = simulate(on_one_core(spec), max_events);
    if (trace.end_kind != End::completed) return std::nullopt;
    return trace.end - Time{};
  }
  struct Job {
    Time at;
    const ProgramPlan* plan;
  };
  std::vector<Job> jobs;
  for (const TaskSpec& task : spec.tasks) {
    for (const Time at : task.at) jobs.push_back({at, &plans[task.program.index()]});
  }
  radix_sort(jobs);
  const Time limit = spec.horizon ? Time{} + *spec.horizon : kMaxTime;
  Time now;
  for (const Job& job : jobs) {
    now = std::max(now, job.at);
    if (job.plan->endless() || (spec.horizon && now >= limit)) return std::nullopt;
    now = now + job.plan->cpu_demand() + job.plan->io_demand();
    if (now > limit) return std::nullopt;
  }
  return now - Time{};
}

}  // namespace interleave
