// What an Engine is made of, and how it takes in the tasks of its run.
#include <algorithm>
#include <utility>

#include "sim/engine.hpp"
#include "sim/trace_head.hpp"

namespace interleave {
namespace {

std::vector<std::vector<TaskId>> lockers_of(const RunSpec& spec) {
  std::vector<std::vector<bool>> locks(spec.programs.size(),
                                       std::vector<bool>(spec.mutexes.size()));
  for (std::size_t p = 0; p < spec.programs.size(); ++p) {
    for (const Op& op : spec.programs[p].ops) {
      const auto* act = std::get_if<Coordinate>(&op);
      if (act && act->verb == Verb::lock) locks[p][act->object] = true;
    }
  }
  std::vector<std::vector<TaskId>> lockers(spec.mutexes.size());
  for (std::size_t m = 0; m < spec.mutexes.size(); ++m) {
    for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
      if (locks[spec.tasks[i].program.index()][m]) lockers[m].push_back(make_id<TaskId>(i));
    }
  }
  return lockers;
}

}  // namespace

Simulation::Engine::Engine(const RunSpec& spec, std::uint64_t most_written, Chooser chooser)
    : max_written(most_written),
      kernel(spec, Runtime::thread_count(spec), std::move(chooser)),
      runtime(spec),
      releases(spec),
      devices(spec.machine),
      coordination(spec, kernel.traits().has_urgency),
      interpreter_lock(spec.model == RuntimeModel::processes ? std::nullopt
                                                             : spec.interpreter_lock),
      recorder(trace_head(spec, static_cast<std::size_t>(spec.machine.cores))),
      cost(spec.machine.cost),
      processes(spec.model == RuntimeModel::processes),
      after(static_cast<std::size_t>(spec.machine.cores), After::dispatch) {
  if (spec.horizon) horizon = Time{} + *spec.horizon;
}

bool Simulation::Engine::take_in(const RunSpec& spec, std::size_t tasks) {
  const std::size_t end = taken_in + std::min(tasks, spec.tasks.size() - taken_in);
  for (; taken_in < end; ++taken_in) {
    const TaskSpec& task = spec.tasks[taken_in];
    runtime.add_task(task);
    releases.add_task(spec, taken_in);
    recorder.add_task(task_info(task));
  }
  if (end < spec.tasks.size()) return false;
  releases.all_added(spec);
  if (!coordination.has_protocols()) return true;
  dynamic_ceilings = spec.policy.kind == PolicyKind::edf || spec.policy.kind == PolicyKind::llf;
  lockers = lockers_of(spec);
  set_ceilings();
  return true;
}

}  // namespace interleave
