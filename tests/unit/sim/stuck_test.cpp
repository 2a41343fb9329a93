// Runs that cannot go on: deadlocks, faults, no progress; and whom they name.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "scenario_run.hpp"

namespace interleave {
namespace {

constexpr std::string_view kCrosswise =
    "policy fifo; cores 4; mutex m; mutex n; semaphore s 0\n"
    "task lone; wait s\ntask behind; cpu 1500us; lock m; unlock m\n"
    "task a; lock m; cpu 1ms; lock n; unlock n; unlock m\n"
    "task b; lock n; cpu 2ms; lock m; unlock m; unlock n";

TEST_CASE("a deadlock names the cycle first, then who waits for it, then the lone waits") {
  const ScenarioRun result = run(kCrosswise);
  CHECK(result.ending() == "deadlock at 2: cycle a -> b, b -> a; lone, behind -> a");
  const Stuck& a = result.trace.stuck[0];
  CHECK(a.kind == Stuck::Kind::waits);
  CHECK(a.wait == WaitKind::mutex);
  CHECK(a.place == 1);      // n
  CHECK(a.operation == 2);  // `lock n`
  CHECK(result.trace.stuck[2].wait == WaitKind::semaphore);
}

TEST_CASE("a cycle of three is named in the order of who waits for whom") {
  const ScenarioRun result =
      run("policy fifo; cores 3; mutex m; mutex n; mutex o\n"
          "task a; lock m; cpu 1ms; lock n; unlock n; unlock m\n"
          "task b; lock o; cpu 1ms; lock m; unlock m; unlock o\n"
          "task c; lock n; cpu 1ms; lock o; unlock o; unlock n");
  CHECK(result.ending() == "deadlock at 1: cycle a -> c, c -> b, b -> a");
}

TEST_CASE("a wait for what nobody will ever do is a deadlock of one") {
  CHECK(run("channel c\ntask a; cpu 1ms; receive c").ending() == "deadlock at 1: a");
  CHECK(run("channel c\ntask a; cpu 1ms; send c").ending() == "deadlock at 1: a");
  CHECK(run("barrier b 2\ntask a; arrive b").ending() == "deadlock at 0: a");
  CHECK(run("semaphore s 1\ntask a; wait s; cpu 1ms; wait s").ending() == "deadlock at 1: a");
}

TEST_CASE("what is stuck before the horizon is a deadlock at that instant") {
  CHECK(run("horizon 9ms; semaphore s 0\ntask a; cpu 1ms; wait s").ending() == "deadlock at 1: a");
}

TEST_CASE("as long as something is still to come nothing is a deadlock") {
  const ScenarioRun result =
      run("horizon 9ms; semaphore s 0\ntask a; wait s\ntask b every 2ms; cpu 1ms");
  CHECK(result.trace.end_kind == End::horizon);
  CHECK(run("semaphore s 0\ntask a; wait s; cpu 1ms\ntask b at 5ms; signal s").trace.end_kind ==
        End::completed);
}

TEST_CASE("a parent whose child is stuck waits for that child") {
  const ScenarioRun result =
      run("semaphore s 0\ntask p; spawn k; join\ntask k on-demand; cpu 1ms; wait s");
  CHECK(result.ending() == "deadlock at 1: p -> k, k");
}

TEST_CASE("a task after one that is stuck never comes and is not named") {
  CHECK(run("semaphore s 0\ntask a; wait s\ntask b after a; cpu 1ms").ending() ==
        "deadlock at 0: a");
}

// A run whose task does what the text would not be allowed to.
Trace run_of(std::vector<Op> ops) {
  RunSpec spec = spec_of("mutex m\ntask a; cpu 1ms; lock m; unlock m\ntask b; cpu 9ms");
  spec.programs[0].ops = std::move(ops);
  spec.programs[0].labels.assign(spec.programs[0].ops.size(), "");
  return simulate(spec, 100'000'000);
}

TEST_CASE("locking what one holds ends the run and names the place") {
  const Trace trace =
      run_of({Cpu{Duration{5}}, Coordinate{Verb::lock, 0}, Coordinate{Verb::lock, 0}});
  CHECK(trace.end_kind == End::fault);
  REQUIRE(trace.stuck.size() == 1);
  CHECK(trace.stuck[0].kind == Stuck::Kind::locked_twice);
  CHECK(trace.stuck[0].operation == 2);
  CHECK(trace.end == Time{5});
}

TEST_CASE("unlocking what one does not hold ends the run and names the place") {
  const Trace trace = run_of({Cpu{Duration{5}}, Coordinate{Verb::unlock, 0}});
  CHECK(trace.end_kind == End::fault);
  REQUIRE(trace.stuck.size() == 1);
  CHECK(trace.stuck[0].kind == Stuck::Kind::unlocked_unheld);
  CHECK(trace.stuck[0].operation == 1);
}

TEST_CASE("ending while one holds a mutex ends the run") {
  const Trace trace = run_of({Coordinate{Verb::lock, 0}, Cpu{Duration{5}}});
  CHECK(trace.end_kind == End::fault);
  REQUIRE(trace.stuck.size() == 1);
  CHECK(trace.stuck[0].kind == Stuck::Kind::holds_at_end);
  CHECK(trace.end == Time{5});
}

TEST_CASE("yielding for ever makes no progress") {
  const Trace trace = run_of({RepeatBegin{RepeatBegin::kForever, 2}, Yield{}, RepeatEnd{0}});
  // b has its 9 ms first; then there is nobody else to yield to.
  CHECK(trace.end_kind == End::no_progress);
  CHECK(trace.end == Time{9'000'000});
  REQUIRE(trace.stuck.size() == 1);
  CHECK(trace.stuck[0].kind == Stuck::Kind::makes_no_progress);
}

TEST_CASE("two tasks that pass messages for ever at one instant make no progress") {
  RunSpec spec = spec_of(
      "horizon 9ms; channel c; channel d\n"
      "task a; repeat forever; send c; receive d; cpu 1ms; end\n"
      "task b; repeat forever; receive c; send d; cpu 1ms; end");
  for (Program& program : spec.programs) program.ops[3] = Cpu{Duration{}};
  const Trace trace = simulate(spec, 100'000'000);
  CHECK(trace.end_kind == End::no_progress);
  CHECK(trace.end == Time{});
}

TEST_CASE("what happened before a fault is whole and shown") {
  const Trace trace = run_of({Cpu{Duration{5}}, Coordinate{Verb::unlock, 0}});
  CHECK(trace.cores[0].size() == 1);
  CHECK(trace.cores[0].end(0) == Time{5});
  CHECK(trace.jobs.size() == 2);
}

}  // namespace
}  // namespace interleave
