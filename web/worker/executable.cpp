#include "worker/executable.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
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

// What an operation is called when it cannot be executed for real; "" when it can.
struct WhyNotOperation {
  std::string_view operator()(const Cpu& cpu) const { return of(cpu.length); }
  std::string_view operator()(const Io& io) const {
    return io.wait == WaitMode::polling ? "Waiting by polling" : of(io.length);
  }
  std::string_view operator()(const Sleep&) const { return "`sleep`"; }
  std::string_view operator()(const Yield&) const { return "`yield`"; }
  std::string_view operator()(const Coordinate& step) const {
    switch (step.verb) {
      case Verb::lock:
      case Verb::unlock: return "A mutex";
      case Verb::wait:
      case Verb::signal: return "A semaphore";
      case Verb::send:
      case Verb::receive: return "A channel";
      case Verb::arrive: break;
    }
    return "A barrier";
  }
  std::string_view operator()(const Spawn&) const { return "`spawn`"; }
  std::string_view operator()(const Join&) const { return "`join`"; }
  std::string_view operator()(const RepeatBegin&) const { return ""; }
  std::string_view operator()(const RepeatEnd&) const { return ""; }

 private:
  static std::string_view of(const Length& length) {
    return length.distribution == Distribution::exact ? "" : "A random length";
  }
};

std::string_view why_not_task(const TaskSpec& task) {
  if (task.every) return "A task with `every`";
  if (task.deadline) return "A `deadline`";
  if (task.after != 0) return "A task with `after`";
  if (task.pins != 0) return "A task with `pin`";
  return task.on_demand ? "A task that is `on-demand`" : "";
}

// The first thing of a run that only a simulation can do; "" if there is none.
std::string_view only_simulated(const RunSpec& spec) {
  if (spec.interpreter_lock) return "`interpreter-lock`";
  if (spec.policy.per_core) return "`queues per-core`";
  for (const TaskSpec& task : spec.tasks) {
    if (const std::string_view what = why_not_task(task); !what.empty()) return what;
  }
  for (const Program& program : spec.programs) {
    for (const Op& op : program.ops) {
      if (const std::string_view what = std::visit(WhyNotOperation{}, op); !what.empty()) {
        return what;
      }
    }
  }
  return "";
}

}  // namespace

std::string why_not_executable(const RunSpec& spec) {
  if (spec.model != RuntimeModel::threads) {
    return "Only the model `threads` can be executed for real so far.";
  }
  if (spec.policy.kind != PolicyKind::fifo && spec.policy.kind != PolicyKind::round_robin) {
    return "Only the policies `fifo` and `round-robin` can be executed for real so far.";
  }
  if (const std::string_view what = only_simulated(spec); !what.empty()) {
    return std::string(what) + " cannot be executed for real so far.";
  }
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
