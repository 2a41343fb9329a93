#include "model/chance.hpp"

#include <algorithm>

namespace interleave {
namespace {

bool is_random(const LengthStatement& length) { return length.distribution != Distribution::exact; }

bool draws(const TaskStatement& task) {
  if ((task.apart && is_random(*task.apart)) || (task.every && is_random(*task.every))) return true;
  return std::any_of(task.body.begin(), task.body.end(), [](const Statement& statement) {
    const auto* cpu = std::get_if<CpuStatement>(&statement);
    const auto* io = std::get_if<IoStatement>(&statement);
    const auto* sleep = std::get_if<SleepStatement>(&statement);
    return (cpu && is_random(cpu->length)) || (io && is_random(io->length)) ||
           (sleep && is_random(sleep->length));
  });
}

}  // namespace

bool has_random_lengths(const Scenario& scenario) {
  return std::any_of(scenario.tasks.begin(), scenario.tasks.end(), draws);
}

}  // namespace interleave
