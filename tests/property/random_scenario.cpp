#include "random_scenario.hpp"

#include <algorithm>

namespace interleave {
namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435761u + 1) {}

  // 0 to below - 1.
  std::int64_t below(std::int64_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(below));
  }
  bool chance(std::int64_t percent) { return this->below(100) < percent; }

 private:
  std::uint64_t state_;
};

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

}  // namespace

RunSpec random_scenario(std::uint32_t seed) {
  Random random{seed};
  RunSpec spec;
  spec.machine.cores = 1 + random.below(4);
  for (std::int64_t d = random.below(4); d > 0; --d) {
    spec.machine.devices.push_back({"d" + std::to_string(d), random.below(3)});
  }
  if (random.chance(70)) {
    spec.policy.kind = PolicyKind::round_robin;
    spec.policy.quantum = {1 + random.below(6)};
    if (random.chance(50)) spec.policy.requeue = PolicySpec::Requeue::preempted_first;
  } else {
    spec.policy.kind = PolicyKind::fifo;
  }
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
    spec.tasks.push_back(std::move(task));
  }
  if (random.chance(30)) spec.horizon = Duration{random.below(60)};
  return spec;
}

}  // namespace interleave
