#include "model/job_counts.hpp"

#include <variant>

#include "model/program_counts.hpp"
#include "model/statement_graph.hpp"

namespace interleave {
namespace {

StatementGraph spawn_graph(const RunSpec& run) {
  StatementGraph graph(run.programs.size());
  for (std::size_t i = 0; i < run.programs.size(); ++i) {
    const std::vector<std::int64_t> times = times_executed(run.programs[i]);
    for (std::uint32_t op = 0; op < times.size(); ++op) {
      const auto* spawn = std::get_if<Spawn>(&run.programs[i].ops[op]);
      if (!spawn || spawn->task.index() >= run.tasks.size()) continue;
      const std::int64_t weight = bounded_product(times[op], spawn->count);
      if (weight != 0) graph[i].push_back({run.tasks[spawn->task.index()].statement, op, weight});
    }
  }
  return graph;
}

}  // namespace

JobCounts count_jobs(const RunSpec& run) {
  JobCounts counts;
  counts.jobs.assign(run.programs.size(), 0);
  for (const TaskSpec& task : run.tasks) {
    const auto own = task.every ? task.count : static_cast<std::int64_t>(task.at.size());
    std::int64_t& jobs = counts.jobs[task.statement];
    jobs = bounded_sum(jobs, own);
  }
  const StatementGraph graph = spawn_graph(run);
  const auto order = in_order(graph, [&counts](std::uint32_t from, const StatementEdge& edge) {
    counts.cycles.push_back({from, edge.to, edge.place});
  });
  for (const std::uint32_t from : order) {
    for (const StatementEdge& edge : graph[from]) {
      std::int64_t& jobs = counts.jobs[edge.to];
      jobs = bounded_sum(jobs, bounded_product(counts.jobs[from], edge.weight));
    }
  }
  return counts;
}

}  // namespace interleave
