#include "random_scenario.hpp"

#include <algorithm>

#include "random.hpp"

namespace interleave {
namespace {

void append_operations(Random& random, Program& program, std::size_t devices, int depth) {
  const std::int64_t count = random.below(depth == 0 ? 6 : 3);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t kind = random.below(10);
    if (kind < 2 && depth < 2) {
      const auto begin = static_cast<std::uint32_t>(program.ops.size());
      program.ops.push_back(RepeatBegin{random.below(4), 0});
      append_operations(random, program, devices, depth + 1);
      std::get<RepeatBegin>(program.ops[begin]).end =
          static_cast<std::uint32_t>(program.ops.size());
      program.ops.push_back(RepeatEnd{begin});
    } else if (kind < 5 && devices > 0) {
      program.ops.push_back(Io{make_id<DeviceId>(static_cast<std::size_t>(
                                   random.below(static_cast<std::int64_t>(devices)))),
                               Duration{random.below(6)}});
    } else {
      program.ops.push_back(Cpu{Duration{random.chance(10) ? 0 : 1 + random.below(9)}});
    }
  }
}

PolicySpec random_mlfq(Random& random, PolicySpec policy) {
  for (std::int64_t level = random.below(3); level >= 0; --level) {
    policy.quanta.push_back({1 + random.below(6)});
    policy.allotments.push_back(1 + random.below(3));
  }
  if (random.chance(50)) policy.boost = {1 + random.below(25)};
  policy.on_io_reset = random.chance(50);
  if (random.chance(50)) policy.after_io = PolicySpec::AfterIo::front;
  return policy;
}

// Half the runs take turns or come first; the others have one of the other policies.
PolicySpec random_policy(Random& random) {
  PolicySpec policy;
  policy.quantum = {1 + random.below(6)};
  if (random.chance(50)) policy.requeue = PolicySpec::Requeue::preempted_first;
  if (random.chance(30)) return policy;
  policy.requeue = PolicySpec::Requeue::arrivals_first;
  policy.kind = PolicyKind::fifo;
  if (random.chance(20)) {
    if (random.chance(50)) policy.after_io = PolicySpec::AfterIo::preempt;
    return policy;
  }
  policy.kind = static_cast<PolicyKind>(random.below(static_cast<int>(PolicyKind::manual) + 1));
  policy.slice = {1 + random.below(8)};
  policy.latency = {1 + random.below(20)};
  policy.granularity = {1 + random.below(4)};
  policy.tick = {1 + random.below(5)};
  if (policy.kind == PolicyKind::mlfq) return random_mlfq(random, policy);
  if (policy.kind == PolicyKind::priority) {
    if (random.chance(50)) policy.quantum = {};
    if (random.chance(40)) policy.aging = {1 + random.below(8)};
    policy.cooperative = random.chance(40);
  }
  if (policy.kind == PolicyKind::lottery) {
    for (std::int64_t n = random.below(6); n > 0; --n) policy.draws.push_back(random.below(1000));
  }
  const bool has_ties = policy.kind == PolicyKind::edf || policy.kind == PolicyKind::rm ||
                        (policy.kind == PolicyKind::priority && policy.quantum == Duration{});
  policy.ties_by_index = has_ties && random.chance(40);
  return policy;
}

}  // namespace

RunSpec random_scenario(std::uint32_t seed) {
  Random random{seed};
  RunSpec spec;
  spec.machine.cores = 1 + random.below(4);
  for (std::int64_t d = random.below(4); d > 0; --d) {
    spec.machine.devices.push_back({"d" + std::to_string(d), random.below(3)});
  }
  spec.policy = random_policy(random);
  spec.seed = random.below(1000);
  const std::int64_t tasks = 1 + random.below(7);
  for (std::int64_t t = 0; t < tasks; ++t) {
    Program& program = spec.programs.emplace_back();
    append_operations(random, program, spec.machine.devices.size(), 0);
    program.labels.resize(program.ops.size());
    TaskSpec task{"t" + std::to_string(t), make_id<ProgramId>(spec.programs.size() - 1), {}, 0, 0};
    for (std::int64_t k = 1 + random.below(3) * random.below(2); k > 0; --k) {
      task.at.push_back(Time{random.chance(40) ? 0 : random.below(25)});
    }
    std::sort(task.at.begin(), task.at.end());
    task.priority = random.below(4) - 1;
    task.nice = random.chance(50) ? 0 : random.below(40) - 20;
    task.tickets = 1 + random.below(300);
    if (random.chance(60)) task.deadline = Duration{random.below(50)};
    spec.tasks.push_back(std::move(task));
  }
  if (random.chance(30)) spec.horizon = Duration{random.below(60)};
  return spec;
}

}  // namespace interleave
