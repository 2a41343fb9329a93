#include "worker/way.hpp"

#include <algorithm>
#include <variant>

#include "worker/executable.hpp"

namespace interleave {
namespace {

constexpr Duration kUsualSlice{4'000'000};  // of an operating system, when somebody waits

void forget_pins(RunSpec& spec) {
  spec.pin_sets = {{}};
  for (TaskSpec& task : spec.tasks) task.pins = 0;
}

// Every computation takes `factor` times as long.
void stretch(RunSpec& spec, double factor) {
  const auto longer = [factor](Duration length) {
    const double ns = static_cast<double>(length.ns) * factor;
    return Duration{static_cast<std::int64_t>(std::min(ns, static_cast<double>(kMaxDuration.ns)))};
  };
  for (Program& program : spec.programs) {
    for (Op& op : program.ops) {
      if (auto* cpu = std::get_if<Cpu>(&op)) {
        cpu->length.first = longer(cpu->length.first);
        cpu->length.second = longer(cpu->length.second);
      }
    }
  }
}

}  // namespace

RunSpec in_way(RunSpec spec, Way way, std::int64_t workers) {
  const auto tasks = static_cast<std::int64_t>(spec.tasks.size());
  switch (way) {
    case Way::as_written:
      if (workers > 0 && workers != spec.machine.cores) {
        forget_pins(spec);
        spec.machine.cores = workers;
      }
      return spec;
    case Way::serial: spec.model = RuntimeModel::serial; [[fallthrough]];
    case Way::interleaved: spec.machine.cores = 1; break;
    case Way::parallel: spec.machine.cores = std::max<std::int64_t>(1, workers); break;
    case Way::crowded:
      spec.model = RuntimeModel::threads;
      spec.policy = {};
      spec.policy.kind = PolicyKind::fifo;
      spec.machine.cores = std::clamp<std::int64_t>(tasks, 1, kMaxWorkers);
      break;
  }
  forget_pins(spec);
  return spec;
}

RunSpec on_machine(RunSpec spec, double cores_at_once, Duration hand_over) {
  spec.machine.cost = {};
  spec.machine.cost.of[static_cast<std::size_t>(CostKind::switch_thread)] = hand_over;
  const std::int64_t cores =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(cores_at_once + 0.5));
  if (cores >= spec.machine.cores) return spec;
  if (static_cast<std::int64_t>(spec.tasks.size()) <= spec.machine.cores) {
    spec.machine.cores = cores;
    spec.policy = {};
    spec.policy.quantum = kUsualSlice;
    forget_pins(spec);
  } else {
    stretch(spec, static_cast<double>(spec.machine.cores) / static_cast<double>(cores));
  }
  return spec;
}

}  // namespace interleave
