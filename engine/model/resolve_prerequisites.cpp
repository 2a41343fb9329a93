#include "model/resolve_prerequisites.hpp"

#include <string>
#include <string_view>

#include "model/statement_graph.hpp"

namespace interleave {
namespace {

ScenarioPlace name_in_after(std::size_t task, std::size_t nth) {
  return {ScenarioPlace::Part::after, std::nullopt, static_cast<std::uint32_t>(task),
          static_cast<std::uint32_t>(nth)};
}

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

// Whether who waits for this task can do so; reports why not.
bool can_be_waited_for(const TaskStatement& task, const Demand& demand, const ScenarioPlace& place,
                       Values& values) {
  const std::string nobody = "nobody can wait for " + quoted(task.name) + ": it ";
  if (task.on_demand) {
    values.report(place, "after-on-demand", nobody + "is `on-demand` and may never start",
                  "who has spawned it waits for it with `join`");
    return false;
  }
  const bool released_forever = task.every && !task.count;
  if (!demand.endless && !released_forever) return true;
  values.report(place, "after-endless",
                nobody + (demand.endless ? "never ends" : "is released without end"));
  return false;
}

}  // namespace

std::vector<std::uint32_t> resolve_prerequisites(const Scenario& scenario,
                                                 const TaskDirectory& tasks,
                                                 const std::vector<Demand>& demands, RunSpec& run,
                                                 Values& values) {
  StatementGraph graph(scenario.tasks.size());
  std::vector<std::uint32_t> index(scenario.tasks.size(), 0);
  for (std::size_t i = 0; i < scenario.tasks.size(); ++i) {
    const TaskStatement& task = scenario.tasks[i];
    if (task.after.empty() || !tasks.has(i)) continue;
    index[i] = static_cast<std::uint32_t>(run.prerequisites.size());
    std::vector<TaskRange>& ranges = run.prerequisites.emplace_back();
    for (std::size_t k = 0; k < task.after.size(); ++k) {
      const ScenarioPlace place = name_in_after(i, k);
      const auto found = tasks.find(task.after[k], place, values);
      if (!found || !can_be_waited_for(scenario.tasks[found->statement], demands[found->statement],
                                       place, values)) {
        continue;
      }
      ranges.push_back(found->tasks);
      graph[i].push_back({found->statement, static_cast<std::uint32_t>(k), 0});
    }
  }
  (void)in_order(graph, [&](std::uint32_t from, const StatementEdge& edge) {
    values.report(name_in_after(from, edge.place), "after-cycle",
                  quoted(scenario.tasks[from].name) + " waits for " +
                      (from == edge.to ? std::string("itself")
                                       : quoted(scenario.tasks[edge.to].name) +
                                             ", which in the end waits for it"));
  });
  return index;
}

}  // namespace interleave
