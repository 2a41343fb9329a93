// How a run ends.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a run ends with the last finish") {
  const ScenarioRun result = run("policy round-robin quantum 100ms\ntask a at 3ms; cpu 2ms");
  CHECK(result.trace.end_kind == End::completed);
  CHECK(result.trace.end == Time{5'000'000});
}

TEST_CASE("work that ends at the horizon counts and the run has completed") {
  const ScenarioRun result = run("policy fifo\nhorizon 5ms\ntask a; cpu 5ms");
  CHECK(result.trace.end_kind == End::completed);
  CHECK(result.info("a").finish == Time{5'000'000});
}

TEST_CASE("a service that ends at the horizon counts") {
  const ScenarioRun result = run("policy fifo\nhorizon 5ms\ndevice d\ntask a; io d 5ms");
  CHECK(result.trace.end_kind == End::completed);
  CHECK(result.info("a").finish == Time{5'000'000});
}

TEST_CASE("nothing is chosen at the horizon") {
  const ScenarioRun result = run("policy fifo\nhorizon 5ms\ntask a; cpu 5ms\ntask b; cpu 1ms");
  CHECK(result.trace.end_kind == End::horizon);
  CHECK(result.trace.end == Time{5'000'000});
  CHECK(!result.info("b").start);
}

TEST_CASE("nothing is released at the horizon") {
  const ScenarioRun result =
      run("policy fifo\nhorizon 5ms\ntask a; cpu 1ms\ntask b at 5ms; cpu 1ms");
  CHECK(result.trace.end_kind == End::horizon);
  CHECK(result.trace.jobs.size() == 1);
  CHECK(result.trace.end == Time{5'000'000});
  CHECK(result.metrics.cores[0].idle_waiting == Duration{4'000'000});
}

TEST_CASE("nothing is spawned, locked or received at the horizon") {
  const ScenarioRun spawns =
      run("policy fifo\nhorizon 5ms\ntask p; cpu 5ms; spawn k\ntask k on-demand; cpu 1ms");
  CHECK(spawns.trace.jobs.size() == 1);
  const ScenarioRun locks =
      run("policy fifo\nhorizon 5ms\nmutex m\ntask a; cpu 5ms; lock m; unlock m");
  CHECK(locks.trace.end_kind == End::horizon);
  CHECK(!locks.info("a").finish);
  const ScenarioRun receives =
      run("policy fifo\nhorizon 5ms\nchannel c unlimited\ntask a; send c; cpu 5ms; receive c");
  CHECK(!receives.info("a").finish);
}

TEST_CASE("what goes on at once goes on at the horizon") {
  const ScenarioRun result =
      run("policy fifo\nhorizon 5ms\nmutex m\nsemaphore s 0\nchannel c unlimited\n"
          "task a; lock m; cpu 5ms; unlock m; signal s; send c");
  CHECK(result.trace.end_kind == End::completed);
  CHECK(result.info("a").finish == Time{5'000'000});
}

TEST_CASE("nobody is woken up at the horizon to go on, but a wait that ends there has ended") {
  const ScenarioRun result =
      run("policy fifo\nhorizon 5ms\ntask a; sleep 5ms; cpu 1ms\ntask b; cpu 1ms; sleep 4ms");
  CHECK(result.trace.end_kind == End::horizon);
  CHECK(result.states("a") == "timer 0-5");
  CHECK(result.info("b").finish == Time{5'000'000});
}

TEST_CASE("a quantum that ends at the horizon preempts nobody") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms\nhorizon 5ms\ntask a; cpu 9ms\ntask b; cpu 9ms");
  CHECK(result.cores() == "a 0-5");
  CHECK(result.lane("a") == "running 0-5");
}

TEST_CASE("what is unfinished at the horizon has no finish and is left out of averages") {
  const ScenarioRun result = run("policy fifo\nhorizon 5ms\ntask a; cpu 2ms\ntask b; cpu 9ms");
  CHECK(!result.info("b").finish);
  CHECK(result.metrics.turnaround.count == 1);
  CHECK(result.metrics.turnaround.left_out == 1);
  CHECK(!result.metrics.speedup);
}

TEST_CASE("a million operations of a task in one instant end the run, be it in several jobs") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\n"
          "task a at 1ms,1ms; repeat 499999; cpu 0; end; io d 0",
          3'000'000);
  CHECK(result.trace.end_kind == End::no_progress);
  CHECK(result.trace.end == Time{1'000'000});
}

TEST_CASE("one operation less than a million in one instant is progress") {
  const ScenarioRun result =
      run("policy fifo\ntask a; repeat 999999; cpu 0; end; cpu 1ms", 3'000'000);
  CHECK(result.trace.end_kind == End::completed);
}

TEST_CASE("a run that is given up for its events keeps what happened so far") {
  const ScenarioRun result =
      run("policy round-robin quantum 1ms\ntask a; cpu 50ms\ntask b; cpu 50ms", 12);
  CHECK(result.trace.end_kind == End::budget);
  CHECK(result.trace.end == Time{10'000'000});
  CHECK(result.metrics.t1 == Duration{10'000'000});
}

TEST_CASE("a run whose trace grows too large ends as one with too many events") {
  Simulation simulation{
      spec_of("policy round-robin quantum 1ms\ntask a; cpu 50ms\ntask b; cpu 50ms"), 30};
  CHECK(simulation.run_until(kMaxTime, 1'000'000));
  CHECK(simulation.trace().end_kind == End::budget);
  CHECK(simulation.trace().end < Time{20'000'000});
}

TEST_CASE("jobs without end end a run before they fill the memory") {
  Simulation simulation{
      spec_of("horizon 1s\ntask p; repeat forever; spawn k 10; cpu 1ns; end\ntask k on-demand"),
      1'000};
  CHECK(simulation.run_until(kMaxTime, 1'000'000));
  CHECK(simulation.trace().end_kind == End::budget);
  CHECK(simulation.trace().jobs.size() < 100);
}

TEST_CASE("an event beyond the longest time ends the run") {
  RunSpec spec = spec_of("policy fifo\ntask a; cpu 1ms");
  spec.programs[0].ops = {Cpu{kMaxDuration}, Cpu{kMaxDuration}};
  const Trace trace = simulate(spec);
  CHECK(trace.end_kind == End::budget);
  CHECK(trace.end == kMaxTime);
}

TEST_CASE("a run of no tasks is over at once") {
  RunSpec spec = spec_of("policy fifo\ntask a; cpu 1ms");
  spec.tasks.clear();
  const Trace trace = simulate(spec);
  CHECK(trace.end_kind == End::completed);
  CHECK(trace.end == Time{});
}

}  // namespace
}  // namespace interleave
