#include "sim/trace_head.hpp"

#include "base/format.hpp"
#include "model/names.hpp"

namespace interleave {
namespace {

std::string verb_of(const Op& op, const Machine& machine) {
  if (std::holds_alternative<Cpu>(op)) return "cpu";
  if (const auto* io = std::get_if<Io>(&op))
    return "io " + machine.devices[io->device.index()].name;
  return std::holds_alternative<RepeatBegin>(op) ? "repeat" : "end";
}

ProgramInfo info_of(const Program& program, const Machine& machine) {
  ProgramInfo info;
  info.operations.reserve(program.ops.size());
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    info.operations.push_back({verb_of(program.ops[i], machine),
                               i < program.labels.size() ? program.labels[i] : std::string{}});
  }
  return info;
}

// As the language's canonical form says it: what is the default goes unsaid, but for the quantum.
std::string statement_of(const PolicySpec& policy) {
  std::string text{name_of(policy.kind)};
  if (policy.kind == PolicyKind::fifo) {
    if (policy.after_io == PolicySpec::AfterIo::preempt) text += " after-io preempt";
    return text;
  }
  text += " quantum " + exact_duration(policy.quantum);
  if (policy.requeue == PolicySpec::Requeue::preempted_first) text += " requeue preempted-first";
  return text;
}

}  // namespace

Trace trace_head(const RunSpec& spec, std::size_t cores) {
  Trace head;
  head.variant = spec.variant;
  head.policy = statement_of(spec.policy);
  head.preemptive_quantum = spec.policy.kind == PolicyKind::round_robin;
  if (head.preemptive_quantum) head.quantum = spec.policy.quantum;
  if (spec.policy.kind == PolicyKind::fifo && spec.policy.after_io == PolicySpec::AfterIo::preempt) {
    head.preemption = Preemption::returners;
  }
  head.programs.reserve(spec.programs.size());
  for (const Program& program : spec.programs) {
    head.programs.push_back(info_of(program, spec.machine));
  }
  head.tasks.reserve(spec.tasks.size());
  head.lanes.reserve(spec.tasks.size());
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    const TaskSpec& task = spec.tasks[i];
    TaskInfo& info = head.tasks.emplace_back();
    info.name = task.name;
    info.program = task.program.value;
    info.group = task.statement;
    info.last_arrival = task.at.back();
    head.lanes.push_back({make_id<TaskId>(i), {}});
  }
  head.cores.resize(cores);
  for (const DeviceSpec& device : spec.machine.devices) {
    head.devices.push_back({device.name, device.servers, {}});
  }
  return head;
}

}  // namespace interleave
