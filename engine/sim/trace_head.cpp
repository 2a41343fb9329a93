#include "sim/trace_head.hpp"

#include <algorithm>

#include "model/names.hpp"
#include "sim/releases.hpp"
#include "sim/statements.hpp"

namespace interleave {
namespace {

struct VerbOf {
  const RunSpec& spec;

  std::string operator()(const Cpu&) const { return "cpu"; }
  std::string operator()(const Io& io) const {
    return "io " + spec.machine.devices[io.device.index()].name;
  }
  std::string operator()(const Sleep&) const { return "sleep"; }
  std::string operator()(const Yield&) const { return "yield"; }
  std::string operator()(const Coordinate& act) const {
    switch (act.verb) {
      case Verb::lock: return "lock " + spec.mutexes[act.object].name;
      case Verb::unlock: return "unlock " + spec.mutexes[act.object].name;
      case Verb::wait: return "wait " + spec.semaphores[act.object].name;
      case Verb::signal: return "signal " + spec.semaphores[act.object].name;
      case Verb::send: return "send " + spec.channels[act.object].name;
      case Verb::receive: return "receive " + spec.channels[act.object].name;
      case Verb::arrive: return "arrive " + spec.barriers[act.object].name;
    }
    return "";
  }
  std::string operator()(const Spawn& spawn) const {
    return "spawn " + (spawn.task.index() < spec.tasks.size() ? spec.tasks[spawn.task.index()].name
                                                              : std::string{});
  }
  std::string operator()(const Join&) const { return "join"; }
  std::string operator()(const RepeatBegin&) const { return "repeat"; }
  std::string operator()(const RepeatEnd&) const { return "end"; }
};

ProgramInfo info_of(const Program& program, const RunSpec& spec) {
  ProgramInfo info;
  info.operations.reserve(program.ops.size());
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    info.operations.push_back({std::visit(VerbOf{spec}, program.ops[i]),
                               i < program.labels.size() ? program.labels[i] : std::string{}});
  }
  return info;
}

// By which rule of those that a Trace can tell a thread takes another's core.
Preemption preemption_of(const PolicySpec& policy) {
  switch (policy.kind) {
    case PolicyKind::fifo:
      return policy.after_io == PolicySpec::AfterIo::preempt ? Preemption::returners
                                                             : Preemption::none;
    case PolicyKind::priority:
      if (policy.cooperative) return Preemption::none;
      return policy.aging == Duration{} ? Preemption::priority : Preemption::other;
    case PolicyKind::edf: return Preemption::deadline;
    case PolicyKind::rm: return Preemption::period;
    case PolicyKind::srtf:
    case PolicyKind::mlfq:
    case PolicyKind::cfs:
    case PolicyKind::eevdf:
    case PolicyKind::llf: return Preemption::other;
    default: return Preemption::none;
  }
}

Time last_arrival_of(const TaskSpec& task) {
  if (task.on_demand) return {};
  if (task.after != 0 || (task.every && task.count == TaskSpec::kEndless)) return kMaxTime;
  if (!task.every) return task.at.back();
  // A random gap is at most its largest; nobody arrives after the end of simulated time.
  const Duration gap =
      task.every->distribution == Distribution::uniform ? task.every->second : task.every->first;
  if (task.every->distribution == Distribution::exponential) return kMaxTime;
  if (gap.ns > 0 && task.count - 1 > kMaxDuration.ns / gap.ns) return kMaxTime;
  return std::min(kMaxTime, task.at.front() + Duration{gap.ns * (task.count - 1)});
}

// The objects that tasks coordinate with, who may use which cores, who comes after whom.
void fill_coordination(Trace& head, const RunSpec& spec) {
  const bool heeded = heeds_protocols(spec.policy.kind);
  for (const MutexSpec& mutex : spec.mutexes) {
    head.mutexes.push_back({mutex.name, 0, mutex.protocol == MutexProtocol::plain || !heeded});
  }
  for (const SemaphoreSpec& semaphore : spec.semaphores) {
    head.semaphores.push_back({semaphore.name, semaphore.count});
  }
  for (const ChannelSpec& channel : spec.channels) {
    head.channels.push_back({channel.name, channel.capacity});
  }
  for (const BarrierSpec& barrier : spec.barriers) {
    head.barriers.push_back({barrier.name, barrier.parties});
  }
  head.pin_sets = spec.pin_sets;
  head.prerequisites.clear();
  for (const std::vector<TaskRange>& set : spec.prerequisites) {
    std::vector<TaskSpan>& spans = head.prerequisites.emplace_back();
    for (const TaskRange& range : set) spans.push_back({range.first, range.count});
  }
}

}  // namespace

TaskInfo task_info(const TaskSpec& task) {
  TaskInfo info;
  info.name = task.name;
  info.program = task.program.value;
  info.group = task.statement;
  info.last_arrival = last_arrival_of(task);
  info.priority = task.priority;
  info.period = period_of(task);
  info.pins = task.pins;
  info.after = task.after;
  return info;
}

Trace trace_head(const RunSpec& spec, std::size_t cores) {
  Trace head;
  head.variant = spec.variant;
  head.model = model_statement(spec);
  head.thread_per_task =
      spec.model == RuntimeModel::threads || spec.model == RuntimeModel::processes;
  head.interpreter_lock =
      spec.interpreter_lock.has_value() && spec.model != RuntimeModel::processes;
  head.policy = policy_statement(spec.policy);
  head.global_queue = !spec.policy.per_core;
  head.preemptive_quantum = spec.policy.kind == PolicyKind::round_robin;
  if (head.preemptive_quantum) head.quantum = spec.policy.quantum;
  head.preemption = preemption_of(spec.policy);
  head.programs.reserve(spec.programs.size());
  for (const Program& program : spec.programs) {
    head.programs.push_back(info_of(program, spec));
  }
  head.tasks.reserve(spec.tasks.size());
  head.lanes.reserve(spec.tasks.size());
  head.jobs.reserve(spec.tasks.size());
  fill_coordination(head, spec);
  head.cores.resize(cores);
  for (const DeviceSpec& device : spec.machine.devices) {
    head.devices.push_back({device.name, device.servers, {}});
  }
  return head;
}

}  // namespace interleave
