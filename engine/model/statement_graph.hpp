// Which task statement leads to which others, by `after` or by `spawn`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave {

struct StatementEdge {
  std::uint32_t to = 0;     // a statement
  std::uint32_t place = 0;  // which operation, or which name of `after`
  std::int64_t weight = 0;
};
using StatementGraph = std::vector<std::vector<StatementEdge>>;  // by statement

// Every statement before all that it leads to. `report(from, edge)` is called for each edge that
// closes a cycle, which then counts as if it were not there. Chains may be long: no recursion.
template <class ReportCycle>
std::vector<std::uint32_t> in_order(const StatementGraph& graph, const ReportCycle& report) {
  enum class Mark : std::uint8_t { unseen, open, done };
  struct Visit {
    std::uint32_t node;
    std::size_t next;
  };
  std::vector<Mark> marks(graph.size(), Mark::unseen);
  std::vector<std::uint32_t> finished;
  std::vector<Visit> visits;
  for (std::uint32_t root = 0; root < graph.size(); ++root) {
    if (marks[root] == Mark::unseen) visits.push_back({root, 0});
    while (!visits.empty()) {
      Visit& visit = visits.back();
      marks[visit.node] = Mark::open;
      if (visit.next == graph[visit.node].size()) {
        marks[visit.node] = Mark::done;
        finished.push_back(visit.node);
        visits.pop_back();
        continue;
      }
      const StatementEdge& edge = graph[visit.node][visit.next++];
      if (marks[edge.to] == Mark::open) report(visit.node, edge);
      if (marks[edge.to] == Mark::unseen) visits.push_back({edge.to, 0});
    }
  }
  std::reverse(finished.begin(), finished.end());
  return finished;
}

}  // namespace interleave
