// The makespan under `serial` on one core, without simulating it: one thread carries the jobs in
// the order of arrival, each to its end, and waits itself while a device serves, so that no device
// ever has a queue.
#include <algorithm>
#include <vector>

#include "sim/program_plan.hpp"
#include "sim/simulation.hpp"

namespace interleave {

std::optional<Duration> serial_makespan(const RunSpec& spec) {
  const std::vector<ProgramPlan> plans(spec.programs.begin(), spec.programs.end());
  struct Job {
    Time at;
    const ProgramPlan* plan;
  };
  std::vector<Job> jobs;
  for (const TaskSpec& task : spec.tasks) {
    for (const Time at : task.at) jobs.push_back({at, &plans[task.program.index()]});
  }
  std::stable_sort(jobs.begin(), jobs.end(),
                   [](const Job& a, const Job& b) { return a.at < b.at; });
  const Time limit = spec.horizon ? Time{} + *spec.horizon : kMaxTime;
  Time now;
  for (const Job& job : jobs) {
    now = std::max(now, job.at);
    if (job.plan->endless() || (spec.horizon && now >= limit)) return std::nullopt;
    now = now + job.plan->cpu_demand() + job.plan->io_demand();
    if (now > limit) return std::nullopt;
  }
  return now - Time{};
}

}  // namespace interleave
