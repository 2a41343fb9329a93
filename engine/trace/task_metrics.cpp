// The metrics of jobs taken together, by task and by group.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/sort.hpp"
#include "trace/metrics.hpp"
#include "trace/summary.hpp"

namespace interleave {
namespace {

// The jobs numbered `jobs[from..to)`.
TaskMetrics sum_up(const Metrics& metrics, const std::vector<std::uint32_t>& jobs, std::size_t from,
                   std::size_t to) {
  TaskMetrics sum;
  std::vector<Duration> response, turnaround, waiting;
  for (std::size_t i = from; i < to; ++i) {
    const JobMetrics& job = metrics.jobs[jobs[i]];
    ++sum.jobs;
    sum.missed += job.missed;
    sum.dropped += job.dropped;
    sum.preemptions += job.preemptions;
    sum.migrations += job.migrations;
    sum.cpu += job.cpu;
    sum.polling += job.polling;
    sum.switching += job.switching;
    sum.behind += job.behind;
    for (std::size_t kind = 0; kind < kWaitKinds; ++kind) sum.blocked[kind] += job.blocked[kind];
    if (!job.turnaround) continue;
    ++sum.finished;
    response.push_back(*job.response);
    turnaround.push_back(*job.turnaround);
    waiting.push_back(job.waiting);
  }
  sum.response = summarise(std::move(response), to - from);
  sum.turnaround = summarise(std::move(turnaround), to - from);
  sum.waiting = summarise(std::move(waiting), to - from);
  return sum;
}

// One entry for each of `keys` keys, of the jobs with that key.
template <class Key>
std::vector<TaskMetrics> sum_up_by(const Trace& trace, const Metrics& metrics, std::size_t keys,
                                   Key key_of) {
  std::vector<std::size_t> first(keys + 1, 0);
  std::vector<std::uint32_t> jobs(trace.jobs.size());
  for (const JobInfo& job : trace.jobs) ++first[key_of(job) + 1];
  for (std::size_t k = 0; k < keys; ++k) first[k + 1] += first[k];
  std::vector<std::size_t> next(first.begin(), first.end() - 1);
  for (std::uint32_t i = 0; i < jobs.size(); ++i) jobs[next[key_of(trace.jobs[i])]++] = i;
  std::vector<TaskMetrics> sums;
  sums.reserve(keys);
  for (std::size_t k = 0; k < keys; ++k) {
    sums.push_back(sum_up(metrics, jobs, first[k], first[k + 1]));
  }
  return sums;
}

}  // namespace

std::vector<TaskMetrics> measure_tasks(const Trace& trace, const Metrics& metrics) {
  std::vector<TaskMetrics> sums = sum_up_by(trace, metrics, trace.tasks.size(),
                                            [](const JobInfo& job) { return job.task.index(); });
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i].name = trace.tasks[i].name;
  return sums;
}

std::vector<TaskMetrics> measure_groups(const Trace& trace, const Metrics& metrics) {
  // Groups by their rank among those that have a task.
  std::vector<std::uint32_t> groups;
  for (const TaskInfo& task : trace.tasks) groups.push_back(task.group);
  sort_items(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  const auto rank = [&groups](std::uint32_t group) {
    return static_cast<std::size_t>(std::lower_bound(groups.begin(), groups.end(), group) -
                                    groups.begin());
  };
  std::vector<TaskMetrics> sums = sum_up_by(trace, metrics, groups.size(), [&](const JobInfo& job) {
    return rank(trace.tasks[job.task.index()].group);
  });
  // Of several tasks NAME.1, NAME.2, ... the group is NAME.
  for (const TaskInfo& task : trace.tasks) {
    std::string& name = sums[rank(task.group)].name;
    const std::size_t dot = task.name.rfind('.');
    if (name.empty()) {
      name = task.name;
    } else if (dot != std::string::npos) {
      name = task.name.substr(0, dot);
    }
  }
  return sums;
}

}  // namespace interleave
