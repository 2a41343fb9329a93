// Ways to wait: blocking, async and polling.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a thread that waits blocking leaves its core free") {
  const ScenarioRun result =
      run("policy fifo\ntask a; sleep 4ms blocking; cpu 1ms\ntask b; cpu 3ms");
  CHECK(result.cores() == "b 0-3, a 4-5");
  CHECK(result.states("a") == "timer 0-4, running 4-5");
}

TEST_CASE("where a thread has no other task an async wait equals a blocking one") {
  for (const char* model : {"serial", "threads", "processes", "pool 2"}) {
    const auto text = [model](const std::string& way) {
      return "policy fifo; device d; model " + std::string{model} + "\ntask a; cpu 1ms; io d 3ms " +
             way + "; cpu 1ms; sleep 2ms " + way + "; cpu 1ms\ntask b; cpu 2ms";
    };
    INFO(model);
    CHECK(run(text("async")).threads() == run(text("blocking")).threads());
  }
  CHECK(run("policy fifo; device d\ntask a; io d 3ms async; cpu 1ms\ntask b; cpu 2ms").cores() ==
        "b 0-2, a 3-4");
}

TEST_CASE("waits async is the rule in event loops and green threads, elsewhere blocking") {
  const std::string tasks = "\ntask a; sleep 3ms; cpu 1ms\ntask b; cpu 1ms";
  CHECK(run("model event-loop" + tasks).cores() == "b 0-1, a 3-4");
  CHECK(run("model green 1" + tasks).cores() == "b 0-1, a 3-4");
  CHECK(run("model event-loop; waits blocking" + tasks).cores() == "a 3-4, b 4-5");
  CHECK(run("model green 1; waits blocking" + tasks).cores() == "a 3-4, b 4-5");
  CHECK(run("model pool 1" + tasks).cores() == "a 3-4, b 4-5");
}

TEST_CASE("a polling thread keeps its core and notices the answer at once if a question is free") {
  const ScenarioRun result =
      run("policy fifo; device d\ntask a; cpu 1ms; io d 3ms polling; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-1, t0 a polling 1-4, t0 a 4-5, t1 b 5-7");
}

TEST_CASE("a polling thread notices at the end of the first question begun after the answer") {
  const ScenarioRun result =
      run("policy fifo; device d; cost poll 2ms\ntask a; cpu 1ms; io d 3ms polling; cpu 1ms");
  // Questions at 1, 3 and 5 ms; the answer comes at 4 ms.
  CHECK(result.states("a") == "running 0-1, polling 1-7, running 7-8");
}

TEST_CASE("a question begun in the very moment of the answer notices it") {
  const ScenarioRun result =
      run("policy fifo; device d; cost poll 2ms\ntask a; cpu 1ms; io d 4ms polling; cpu 1ms");
  CHECK(result.states("a") == "running 0-1, polling 1-7, running 7-8");
}

TEST_CASE("polling for a service of length 0 takes one question") {
  const ScenarioRun result =
      run("policy fifo; device d; cost poll 2ms\ntask a; io d 0 polling; cpu 1ms");
  CHECK(result.states("a") == "polling 0-2, running 2-3");
  CHECK(run("policy fifo; device d\ntask a; io d 0 polling; cpu 1ms").cores() == "a 0-1");
}

TEST_CASE("polling counts for the quantum") {
  const ScenarioRun result =
      run("policy round-robin quantum 3ms\ntask a; cpu 1ms; sleep 5ms polling; cpu 1ms\n"
          "task b; cpu 4ms");
  CHECK(result.threads() == "t0 a 0-1, t0 a polling 1-3, t1 b 3-6, t0 a 6-7, t1 b 7-8");
  CHECK(result.states("a") == "running 0-1, polling 1-3, ready 3-6, running 6-7");
}

TEST_CASE("a preempted question is finished later") {
  const ScenarioRun result =
      run("policy round-robin quantum 3ms; cost poll 2ms\ntask a; sleep 1ms polling; cpu 1ms\n"
          "task b; cpu 3ms");
  // The question of 2 to 4 ms is the one that notices; its second half comes after b.
  CHECK(result.states("a") == "polling 0-3, ready 3-6, polling 6-7, running 7-8");
}

TEST_CASE("a preempted question begun before the answer does not notice it") {
  const ScenarioRun result =
      run("policy round-robin quantum 3ms; cost poll 2ms\ntask a; sleep 4ms polling; cpu 1ms\n"
          "task b; cpu 3ms");
  CHECK(result.states("a") == "polling 0-3, ready 3-6, polling 6-9, running 9-10");
}

TEST_CASE("an answer that comes to a preempted question at its end is noticed by the next one") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; cost poll 2ms\ntask a; sleep 3ms polling; cpu 1ms\n"
          "task b; cpu 2ms");
  CHECK(result.states("a") == "polling 0-2, ready 2-4, polling 4-6, running 6-7");
}

TEST_CASE("under an event loop a polling wait stops the loop") {
  const ScenarioRun result =
      run("model event-loop; waits polling\ntask a; sleep 3ms; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a polling 0-3, t0 a 3-4, t0 b 4-5");
}

TEST_CASE("a polling green task is carried on after its 10 ms") {
  const ScenarioRun result =
      run("model green 1\ntask a; sleep 15ms polling; cpu 1ms\ntask b; cpu 2ms");
  // At 12 ms a polls again, up to its answer at 15 ms.
  CHECK(result.threads() == "t0 a polling 0-10, t0 b 10-12, t0 a polling 12-15, t0 a 15-16");
}

TEST_CASE("a task that ends with a polling wait needs its core to the end") {
  const ScenarioRun result = run("policy fifo\ntask a; sleep 3ms polling\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a polling 0-3, t1 b 3-4");
  CHECK(result.info("a").finish == Time{3'000'000});
}

TEST_CASE("a task whose last operation is a sleep finishes without a core") {
  const ScenarioRun result = run("policy fifo\ntask a; cpu 1ms; sleep 2ms\ntask b; cpu 9ms");
  CHECK(result.info("a").finish == Time{3'000'000});
  CHECK(result.cores() == "a 0-1, b 1-10");
}

TEST_CASE("sleep 0 completes in place and keeps the core") {
  const ScenarioRun result =
      run("policy fifo\ntask a; cpu 1ms; sleep 0; cpu 1ms; sleep 0 polling; cpu 1ms\n"
          "task b; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-3, t1 b 3-4");
}

}  // namespace
}  // namespace interleave
