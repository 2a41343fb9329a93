#include "model/cost_use.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace interleave {
namespace {

template <class Matches>
bool any_operation(const RunSpec& run, Matches matches) {
  return std::any_of(run.programs.begin(), run.programs.end(), [&](const Program& program) {
    return std::any_of(program.ops.begin(), program.ops.end(), matches);
  });
}

bool polls(const Op& op) {
  const auto* io = std::get_if<Io>(&op);
  const auto* sleep = std::get_if<Sleep>(&op);
  return (io && io->wait == WaitMode::polling) || (sleep && sleep->wait == WaitMode::polling);
}

bool passes_messages(const Op& op) {
  const auto* act = std::get_if<Coordinate>(&op);
  return act && (act->verb == Verb::send || act->verb == Verb::receive);
}

}  // namespace

void CostUse::look_at(const RunSpec& run, bool several_threads, bool several_cores) {
  using Model = RuntimeModel;
  const bool processes = run.model == Model::processes;
  const bool spawns =
      any_operation(run, [](const Op& op) { return std::holds_alternative<Spawn>(op); });
  several_cores_ = several_cores_ || several_cores;
  meet(processes ? CostKind::process_switch : CostKind::switch_thread, several_threads);
  meet(CostKind::task_switch, run.model == Model::event_loop || run.model == Model::green);
  meet(processes ? CostKind::process_spawn : CostKind::spawn, spawns);
  meet(CostKind::migrate, several_cores_);
  meet(CostKind::poll, any_operation(run, polls));
  meet(CostKind::message, processes && any_operation(run, passes_messages));
}

std::string_view CostUse::condition(CostKind kind) {
  switch (kind) {
    case CostKind::switch_thread: return "no process here has two threads";
    case CostKind::process_switch: return "it is spent only under `processes`";
    case CostKind::task_switch: return "it is spent only under `event-loop` and `green`";
    case CostKind::spawn: return "it is spent where a task spawns, but not under `processes`";
    case CostKind::process_spawn: return "it is spent where a task spawns under `processes`";
    case CostKind::migrate: return "it is spent only where there are several cores";
    case CostKind::poll: return "nobody here polls";
    case CostKind::message:
      return "it is spent only under `processes`, where tasks send and receive";
  }
  return "";
}

}  // namespace interleave
