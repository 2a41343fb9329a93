#include "ui/table_choice.hpp"

namespace interleave {

std::string_view name_of(Grouping grouping) {
  constexpr std::array<std::string_view, 3> kNames{"jobs", "tasks", "groups"};
  return kNames[static_cast<std::size_t>(grouping)];
}

std::string_view name_of(Criterion measure) {
  constexpr std::array<std::string_view, 3> kNames{"response", "turnaround", "waiting"};
  return kNames[static_cast<std::size_t>(measure)];
}

std::string_view name_of(Column column) {
  constexpr std::array<std::string_view, kColumns.size()> kNames{
      "name",    "arrival", "start", "finish",   "response", "turnaround",
      "waiting", "blocked", "cpu",   "deadline", "jobs",     "mean",
      "p50",     "p95",     "p99",   "max",      "missed",   "dropped"};
  return kNames[static_cast<std::size_t>(column)];
}

TableChoice sorted_by(TableChoice choice, Column column) {
  if (choice.sort != column) {
    choice.sort = column;
    choice.descending = false;
  } else if (!choice.descending) {
    choice.descending = true;
  } else {
    choice.sort.reset();
    choice.descending = false;
  }
  return choice;
}

}  // namespace interleave
