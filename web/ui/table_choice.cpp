#include "ui/table_choice.hpp"

#include "base/words.hpp"

namespace interleave {

std::string_view name_of(Grouping grouping) {
  constexpr std::array<std::string_view, 3> kNames{translatable("jobs"), translatable("tasks"),
                                                   translatable("groups")};
  return kNames[static_cast<std::size_t>(grouping)];
}

std::string_view name_of(Criterion measure) {
  constexpr std::array<std::string_view, 3> kNames{
      translatable("response"), translatable("turnaround"), translatable("waiting")};
  return kNames[static_cast<std::size_t>(measure)];
}

std::string_view name_of(Column column) {
  constexpr std::array<std::string_view, kColumns.size()> kNames{"name",
                                                                 translatable("arrival"),
                                                                 translatable("start"),
                                                                 translatable("finish"),
                                                                 translatable("response"),
                                                                 translatable("turnaround"),
                                                                 translatable("waiting"),
                                                                 translatable("blocked"),
                                                                 translatable("cpu"),
                                                                 translatable("deadline"),
                                                                 translatable("jobs"),
                                                                 translatable("mean"),
                                                                 "p50",
                                                                 "p95",
                                                                 "p99",
                                                                 translatable("max"),
                                                                 translatable("missed"),
                                                                 translatable("dropped")};
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
