#include "ui/table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "sim/simulation.hpp"
#include "text/parse.hpp"

using namespace interleave;

namespace {

Reading reading_of_text(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec);
  Reading reading;
  reading.trace = simulate(*spec);
  reading.metrics = measure(reading.trace, std::nullopt);
  return reading;
}

std::vector<std::string> names(const Table& table) {
  std::vector<std::string> all;
  for (std::size_t row = 0; row < table.size(); ++row) all.push_back(table.name(row));
  return all;
}

using Names = std::vector<std::string>;

// One core, first come first served: they finish in this order.
const std::string kThree = "task long; cpu 9ms\ntask short; cpu 1ms\ntask mid; cpu 5ms\n";

TableChoice by(Column column, bool descending = false) {
  return {Grouping::jobs, Criterion::turnaround, column, descending};
}

}  // namespace

TEST_CASE("a table is in the order of the text until a column sorts it, either way") {
  const Reading reading = reading_of_text(kThree);
  CHECK(names({reading, {}}) == Names{"long", "short", "mid"});
  CHECK(names({reading, by(Column::cpu)}) == Names{"short", "mid", "long"});
  CHECK(names({reading, by(Column::cpu, true)}) == Names{"long", "mid", "short"});
  CHECK(names({reading, by(Column::name)}) == Names{"long", "mid", "short"});
  CHECK(names({reading, by(Column::name, true)}) == Names{"short", "mid", "long"});
}

TEST_CASE("equal rows keep their order, and what is not known comes last either way") {
  const Reading reading =
      reading_of_text("horizon 10ms\ntask a; cpu 20ms\ntask b; cpu 1ms\ntask c; cpu 1ms\n");
  CHECK(names({reading, by(Column::arrival, true)}) == Names{"a", "b", "c"});
  const Reading two = reading_of_text(
      "horizon 10ms\ncores 2\ntask never; cpu 20ms\ntask b; cpu 2ms\ntask c; cpu 1ms\n");
  CHECK(names({two, by(Column::finish)}) == Names{"b", "c", "never"});
  CHECK(names({two, by(Column::finish, true)}) == Names{"c", "b", "never"});
  CHECK(!Table{two, by(Column::finish)}.value(2, Column::finish));
}

TEST_CASE("numbers in names sort as numbers") {
  const Reading reading = reading_of_text("task part x12; cpu 1ms\n");
  const Table table{reading, by(Column::name)};
  CHECK(table.name(1) == "part.2");
  CHECK(table.name(9) == "part.10");
}

TEST_CASE("a group tells how many jobs it has and the percentiles over them") {
  const Reading reading = reading_of_text("task part x100; cpu 1ms\ntask other; cpu 1ms\n");
  const TableChoice choice{Grouping::groups, Criterion::turnaround, {}, false};
  const Table table{reading, choice};
  REQUIRE(names(table) == Names{"part", "other"});
  CHECK(table.value(0, Column::jobs) == 100);
  CHECK(table.value(0, Column::p50) == 50'000'000);
  CHECK(table.value(0, Column::p95) == 95'000'000);
  CHECK(table.value(0, Column::p99) == 99'000'000);
  CHECK(table.value(0, Column::max) == 100'000'000);
  CHECK(table.total(Column::jobs) == 101);
  CHECK(table.total(Column::max) == 101'000'000);
  CHECK(!table.task(0));
  CHECK(table.task(1) == TaskId{100});
}

TEST_CASE("the measure decides whose percentiles they are") {
  const Reading reading = reading_of_text("task part x10; cpu 1ms\n");
  const auto max = [&](Criterion measure) {
    return *Table{reading, {Grouping::groups, measure, {}, false}}.value(0, Column::max);
  };
  CHECK(max(Criterion::turnaround) == 10'000'000);
  CHECK(max(Criterion::waiting) == 9'000'000);
  CHECK(max(Criterion::response) == 9'000'000);
}

TEST_CASE("deadlines have a column only where there are some") {
  const Reading without = reading_of_text(kThree);
  CHECK(Table{without, {}}.columns().size() == 8);
  const Reading with = reading_of_text("task a deadline 5ms; cpu 9ms\ntask b; cpu 1ms\n");
  const Table table{with, {}};
  REQUIRE(table.columns().size() == 9);
  CHECK(table.value(0, Column::deadline) == 1);
  CHECK(!table.value(1, Column::deadline));
  const Reading periodic =
      reading_of_text("horizon 40ms\ntask a every 10ms deadline 5ms; cpu 6ms\ntask b; cpu 1ms\n");
  const TableChoice tasks{Grouping::tasks, Criterion::turnaround, {}, false};
  CHECK(Table{periodic, tasks}.value(0, Column::missed) == periodic.metrics.missed);
  CHECK(periodic.metrics.missed > 0);
}

TEST_CASE("only groupings that differ are offered, and another choice falls back to the jobs") {
  CHECK(groupings_of(reading_of_text(kThree).trace) == std::vector{Grouping::jobs});
  const Reading reading = reading_of_text(kThree);
  CHECK(Table{reading, {Grouping::groups, Criterion::waiting, {}, false}}.grouping() ==
        Grouping::jobs);
  const Trace both = reading_of_text("horizon 30ms\ntask a x2 every 10ms; cpu 1ms\n").trace;
  CHECK(groupings_of(both) == std::vector{Grouping::jobs, Grouping::tasks, Grouping::groups});
}

TEST_CASE("pressing a head sorts up, then down, then not at all") {
  TableChoice choice;
  choice = sorted_by(choice, Column::cpu);
  CHECK(choice == by(Column::cpu));
  choice = sorted_by(choice, Column::cpu);
  CHECK(choice == by(Column::cpu, true));
  CHECK(sorted_by(choice, Column::finish) == by(Column::finish));
  CHECK(sorted_by(choice, Column::cpu) == TableChoice{});
}

TEST_CASE("the mean of the jobs is that of the finished ones") {
  const Reading reading = reading_of_text(kThree);
  const Table table{reading, {}};
  CHECK(table.total(Column::turnaround) == (9'000'000 + 10'000'000 + 15'000'000) / 3);
  CHECK(!table.total(Column::cpu));
}
