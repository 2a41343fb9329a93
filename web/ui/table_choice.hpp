// How the reader wants the numbers of a run: by what, of which measure, in which order.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace interleave {

enum class Grouping : std::uint8_t { jobs, tasks, groups };
// Whose percentiles are told of tasks and groups.
enum class Criterion : std::uint8_t { response, turnaround, waiting };

enum class Column : std::uint8_t {
  name,
  // Of jobs.
  arrival,
  start,
  finish,
  response,
  turnaround,
  waiting,
  blocked,
  cpu,
  deadline,
  // Of tasks and groups.
  jobs,
  mean,
  p50,
  p95,
  p99,
  max,
  missed,
  dropped
};

inline constexpr std::array kGroupings{Grouping::jobs, Grouping::tasks, Grouping::groups};
inline constexpr std::array kCriteria{Criterion::response, Criterion::turnaround,
                                      Criterion::waiting};
inline constexpr std::array kColumns{
    Column::name,       Column::arrival, Column::start,   Column::finish, Column::response,
    Column::turnaround, Column::waiting, Column::blocked, Column::cpu,    Column::deadline,
    Column::jobs,       Column::mean,    Column::p50,     Column::p95,    Column::p99,
    Column::max,        Column::missed,  Column::dropped};

struct TableChoice {
  Grouping grouping = Grouping::jobs;
  Criterion measure = Criterion::turnaround;
  std::optional<Column> sort{};  // empty: in the order of the text
  bool descending = false;
  friend bool operator==(const TableChoice&, const TableChoice&) = default;
};

// As the enumerators are called.
[[nodiscard]] std::string_view name_of(Grouping grouping);
[[nodiscard]] std::string_view name_of(Criterion measure);
[[nodiscard]] std::string_view name_of(Column column);

// What pressing the head of a column makes of it: ascending, then descending, then as in the text.
[[nodiscard]] TableChoice sorted_by(TableChoice choice, Column column);

}  // namespace interleave
