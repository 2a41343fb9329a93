// Tasks that arrive several times, and repeats.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a task with several arrivals has a job for each") {
  const ScenarioRun result = run("policy fifo\ntask a at 0,5ms; cpu 2ms");
  CHECK(result.cores() == "a 0-2, a#1 5-7");
  CHECK(result.info("a", 1).arrival == Time{5'000'000});
}

TEST_CASE("a job queues behind the unfinished former one of its task") {
  const ScenarioRun result = run("policy fifo\ncores 2\ntask a at 0,1ms; cpu 3ms");
  CHECK(result.cores() == "a 0-3, a#1 3-6 | ");
  CHECK(result.of("a", 1).behind == Duration{2'000'000});
  CHECK(result.of("a", 1).waiting == Duration{});
  CHECK(result.of("a", 1).response == Duration{2'000'000});
}

TEST_CASE("a job that was behind takes its place in the queue when the former one ends") {
  const ScenarioRun result = run("policy fifo\ntask a at 0,1ms; cpu 3ms\ntask b at 2ms; cpu 1ms");
  CHECK(result.cores() == "a 0-3, b 3-4, a#1 4-7");
  CHECK(result.of("a", 1).behind == Duration{2'000'000});
  CHECK(result.of("a", 1).waiting == Duration{1'000'000});
}

TEST_CASE("jobs of one task that arrive at one instant run one after another") {
  const ScenarioRun result = run("policy fifo\ncores 2\ntask a at 1ms,1ms; cpu 1ms");
  CHECK(result.cores() == "a 1-2, a#1 2-3 | ");
}

TEST_CASE("a job that ends with io lets the next one begin") {
  const ScenarioRun result = run("policy fifo\ndevice d\ntask a at 0,0; cpu 1ms; io d 2ms");
  CHECK(result.cores() == "a 0-1, a#1 3-4");
  CHECK(result.trace.end == Time{6'000'000});
}

TEST_CASE("a repeat does its operations as often as it says") {
  const ScenarioRun result = run(
      "policy fifo\ndevice d\ntask a; repeat 2; cpu 1ms; repeat 3; cpu 2ms; end; io d 1ms; end");
  CHECK(result.of("a").cpu == Duration{14'000'000});
  CHECK(result.metrics.devices[0].requests == 2);
}

TEST_CASE("a repeat of 0 times is as if it were not there") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\ntask a; repeat 0; io d 9ms; end; cpu 1ms; repeat 0; end");
  CHECK(result.cores() == "a 0-1");
  CHECK(result.metrics.devices[0].requests == 0);
}

TEST_CASE("an endless task goes on up to the horizon") {
  const ScenarioRun result =
      run("policy fifo\nhorizon 7ms\ndevice d\ntask a; repeat forever; cpu 2ms; io d 1ms; end");
  CHECK(result.trace.end_kind == End::horizon);
  CHECK(result.cores() == "a 0-2, a 3-5, a 6-7");
  CHECK(!result.info("a").finish);
}

}  // namespace
}  // namespace interleave
