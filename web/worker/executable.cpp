#include "worker/executable.hpp"

#include <algorithm>
#include <vector>

#include "base/format.hpp"
#include "sim/program_plan.hpp"
#include "worker/real_run.hpp"

namespace interleave {
namespace {

Duration saturating_sum(Duration a, Duration b) { return std::min(a + b, kMaxDuration); }

// The least time that the run can take, and the work of all its jobs, up to its horizon.
struct Demand {
  Duration time, work;
};

Demand demand_of(const RunSpec& spec) {
  const Duration limit = spec.horizon.value_or(kMaxDuration);
  const std::vector<ProgramPlan> plans(spec.programs.begin(), spec.programs.end());
  Demand all;
  for (const TaskSpec& task : spec.tasks) {
    const ProgramPlan& plan = plans[task.program.index()];
    const Duration one = saturating_sum(plan.cpu_demand(), plan.io_demand());
    Duration end;  // of the task's jobs, one after another
    for (const Time at : task.at) {
      end = std::min(limit, saturating_sum(std::max(end, at - Time{}), one));
      all.work = saturating_sum(all.work, std::min(limit, plan.cpu_demand()));
    }
    all.time = std::max(all.time, end);
  }
  if (limit.ns <= kMaxDuration.ns / spec.machine.cores) {
    all.work = std::min(all.work, Duration{limit.ns * spec.machine.cores});
  }
  return all;
}

bool polls(const RunSpec& spec) {
  for (const Program& program : spec.programs) {
    for (const Op& op : program.ops) {
      const auto* io = std::get_if<Io>(&op);
      if (io && io->wait == WaitMode::polling) return true;
    }
  }
  return false;
}

}  // namespace

std::string why_not_executable(const RunSpec& spec) {
  if (spec.model != RuntimeModel::threads) {
    return "Only the model `threads` can be executed for real so far.";
  }
  if (polls(spec)) return "Waiting by polling cannot be executed for real so far.";
  if (spec.machine.cores > kMaxWorkers) {
    return "This run wants " + to_text(spec.machine.cores) + " workers at once, and " +
           to_text(kMaxWorkers) + " is the most that a real run starts.";
  }
  const Demand demand = demand_of(spec);
  const Duration per_worker{demand.work.ns / spec.machine.cores};
  if (per_worker > kMaxWorkPerWorker) {
    return "A real run really computes: this one has " + readable_duration(per_worker) +
           " of work for each worker, and " + readable_duration(kMaxWorkPerWorker) +
           " is the limit.";
  }
  if (demand.time > kRealTimeLimit) {
    return "A real run takes as long as it says: this one needs at least " +
           readable_duration(demand.time) + ", and " + readable_duration(kRealTimeLimit) +
           " is the limit.";
  }
  return "";
}

}  // namespace interleave
