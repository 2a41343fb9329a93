#include <catch2/catch_test_macros.hpp>

#include "app/steps.hpp"
#include "fixture.hpp"

using namespace interleave;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// a computes twice in a row; b waits 10 to 20 ms, then they take turns.
const std::string kText =
    "policy fifo\ntask alpha; cpu 10ms; cpu 10ms; sleep 5ms; cpu 5ms\ntask beta; cpu 10ms\n";

ChosenRow core_row() { return {0, false, RowKind::core, 0}; }

}  // namespace

TEST_CASE("decisions are where a core goes over to another job or to none") {
  ExplorerFixture f;
  f.load(kText);
  std::vector<std::int64_t> seen;
  for (int i = 0; i < 6; ++i) {
    f.explorer.apply(StepDecision{1});
    seen.push_back(f.state().cursor.ns / kMs);
  }
  CHECK(seen == std::vector<std::int64_t>{20, 30, 30, 30, 30, 30});
  f.explorer.apply(StepDecision{-1});
  CHECK(f.state().cursor.ns == 20 * kMs);
  f.explorer.apply(StepDecision{-1});
  CHECK(f.state().cursor.ns == 0);
}

TEST_CASE("slices of the chosen row are stepped along, of none it is said what to do") {
  ExplorerFixture f;
  f.load(kText);
  CHECK(!f.explorer.apply(StepSlice{1}).empty());
  f.explorer.apply(Select{Selection{0, false, TaskId{0}}, core_row()});
  f.explorer.apply(StepSlice{1});
  CHECK(f.state().cursor.ns == 10 * kMs);
  f.explorer.apply(StepSlice{1});
  CHECK(f.state().cursor.ns == 20 * kMs);
  f.explorer.apply(StepSlice{-2});
  CHECK(f.state().cursor.ns == 0);
}

TEST_CASE("without a row the selected task's lane is stepped along") {
  ExplorerFixture f;
  f.load(kText);
  f.explorer.apply(Select{Selection{0, false, TaskId{1}}});
  f.explorer.apply(StepSlice{1});
  CHECK(f.state().cursor.ns == 20 * kMs);
}

TEST_CASE("focus looks at the slice at the cursor, and again at everything") {
  ExplorerFixture f;
  f.load(kText);
  const Viewport all = f.state().viewport;
  f.explorer.apply(Select{Selection{0, false, TaskId{1}}, core_row()});
  f.explorer.apply(Seek{Time{22 * kMs}});
  f.explorer.apply(Focus{});
  const Viewport near = f.state().viewport;
  CHECK(near.span < all.span);
  CHECK(near.start <= Time{20 * kMs});
  CHECK(near.end() >= Time{30 * kMs});
  f.explorer.apply(Focus{});
  CHECK(f.state().viewport == all);
}

TEST_CASE("reset shows everything, with nothing selected or measured") {
  ExplorerFixture f;
  f.load(kText);
  const Viewport all = f.state().viewport;
  f.explorer.apply(Select{Selection{0, false, TaskId{1}}, core_row()});
  f.explorer.apply(Measure{Measured{Time{0}, Time{5}}});
  f.explorer.apply(Zoom{Time{0}, 4});
  f.explorer.apply(Reset{});
  CHECK(f.state().viewport == all);
  CHECK(!f.state().selection);
  CHECK(!f.state().row);
  CHECK(!f.state().measured);
}

TEST_CASE("a task is found by a part of its name, and then the next one") {
  ExplorerFixture f;
  f.load("task chop x3; cpu 5ms\ntask stir at 7ms; cpu 5ms\n");
  CHECK(f.explorer.apply(Find{"CHOP", false}).empty());
  CHECK(f.state().selection->task == TaskId{0});
  f.explorer.apply(Find{"chop", true});
  CHECK(f.state().selection->task == TaskId{1});
  f.explorer.apply(Find{"chop", true});
  f.explorer.apply(Find{"chop", true});
  CHECK(f.state().selection->task == TaskId{0});
  CHECK(f.explorer.apply(Find{"ir", false}).empty());
  CHECK(f.state().selection->task == TaskId{3});
  CHECK(f.state().cursor == Time{7 * kMs});
  CHECK(!f.explorer.apply(Find{"nobody", false}).empty());
  CHECK(f.state().selection->task == TaskId{3});
}

TEST_CASE("a look at a stretch keeps within the run") {
  ExplorerFixture f;
  f.load(kText);
  f.explorer.apply(LookAt{{Time{5 * kMs}, Duration{10 * kMs}}});
  CHECK(f.state().viewport == Viewport{Time{5 * kMs}, Duration{10 * kMs}});
  f.explorer.apply(LookAt{{Time{-5 * kMs}, Duration{900 * kMs}}});
  CHECK(f.state().viewport == fit(f.state().runs[0].simulated.trace.end));
}
