// The numbers of a run as a table: a row a job, a task or a group of tasks, in the order that the
// reader chose. Numbers only; what is drawn of it, and how, is others' business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/state.hpp"

namespace interleave {

enum class CellKind : std::uint8_t {
  duration,  // ns
  count,
  verdict  // on a deadline: 0 met, 1 missed, 2 dropped
};

struct TableColumn {
  Column id;
  std::string_view name;
  int rank;  // of columns that do not all fit, the lowest stay
  CellKind kind = CellKind::duration;
};

class Table {
 public:
  // Without a grouping that the run has, it is by jobs. The Reading has to outlive the Table.
  Table(const Reading& reading, const TableChoice& choice);

  [[nodiscard]] Grouping grouping() const { return grouping_; }
  // Beside the name, which is always the first.
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return order_.size(); }

  // Of the row that is shown as the `row`-th.
  [[nodiscard]] const std::string& name(std::size_t row) const;
  [[nodiscard]] std::uint32_t job_number(std::size_t row) const;    // of its task; 0 for others
  [[nodiscard]] std::optional<TaskId> task(std::size_t row) const;  // none: several
  [[nodiscard]] std::optional<std::int64_t> value(std::size_t row, Column column) const;
  // The last row, over all jobs: of the rows by job the mean, else the summary of everybody.
  [[nodiscard]] std::optional<std::int64_t> total(Column column) const;

 private:
  [[nodiscard]] std::optional<std::int64_t> of_job(std::size_t job, Column column) const;
  [[nodiscard]] std::optional<std::int64_t> of_item(std::size_t item, Column column) const;
  [[nodiscard]] const std::string& name_of_item(std::size_t item) const;
  void sort(const TableChoice& choice);

  const Reading& reading_;
  Grouping grouping_;
  Criterion measure_;
  std::vector<TaskMetrics> sums_;  // by task or by group
  std::vector<TableColumn> columns_;
  std::vector<std::uint32_t> order_;
};

// The groupings of a run that differ, jobs first.
[[nodiscard]] std::vector<Grouping> groupings_of(const Trace& trace);

// Keeps the last Table and makes a new one only for other numbers or another choice.
class TableCache {
 public:
  const Table& get(const AppState& state, const Reading& reading);

 private:
  std::optional<Table> table_;
  const Reading* reading_ = nullptr;
  std::uint64_t revision_ = 0;
  TableChoice choice_;
};

}  // namespace interleave
