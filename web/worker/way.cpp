#include "worker/way.hpp"

#include <algorithm>

#include "worker/executable.hpp"

namespace interleave {
namespace {

void forget_pins(RunSpec& spec) {
  spec.pin_sets = {{}};
  for (TaskSpec& task : spec.tasks) task.pins = 0;
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

}  // namespace interleave
