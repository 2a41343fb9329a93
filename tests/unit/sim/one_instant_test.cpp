// The order of what happens at one instant: the model's steps (a) to (h).
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a task that ends exactly when its quantum ends has ended and was not preempted") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms\ntask a; cpu 5ms\ntask b; cpu 5ms");
  CHECK(result.cores() == "a 0-5, b 5-10");
  CHECK(result.of("a").preemptions == 0);
  CHECK(result.info("a").finish == Time{5'000'000});
}

TEST_CASE("a task that begins to wait exactly when its quantum ends was not preempted") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms\ndevice d\ntask a; cpu 5ms; io d 5ms; cpu 5ms\n"
          "task b; cpu 20ms");
  CHECK(result.lane("a") == "running 0-5, blocked 5-10, running 10-15");
  CHECK(result.of("a").preemptions == 0);
}

TEST_CASE("a task that goes on computing when its quantum ends is preempted between operations") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms\ntask a; cpu 5ms; cpu 5ms\ntask b; cpu 5ms");
  CHECK(result.cores() == "a 0-5, b 5-10, a 10-15");
  CHECK(result.of("a").preemptions == 1);
}

TEST_CASE("who arrives when a quantum ends is queued before the preempted task") {
  const ScenarioRun result = run(
      "policy round-robin quantum 5ms\ntask a; cpu 10ms\ntask b; cpu 5ms\ntask c at 5ms; cpu 5ms");
  CHECK(result.cores() == "a 0-5, b 5-10, c 10-15, a 15-20");
}

TEST_CASE("with requeue preempted-first the preempted task is queued before who arrives") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms requeue preempted-first\n"
          "task a; cpu 10ms\ntask b; cpu 5ms\ntask c at 5ms; cpu 5ms");
  CHECK(result.cores() == "a 0-5, b 5-10, a 10-15, c 15-20");
}

TEST_CASE(
    "with requeue preempted-first who arrives as a lone task's quantum ends waits for the next") {
  const std::string tasks = "\ntask a; cpu 10ms\ntask c at 5ms; cpu 5ms";
  CHECK(run("policy round-robin quantum 5ms requeue preempted-first" + tasks).cores() ==
        "a 0-10, c 10-15");
  CHECK(run("policy round-robin quantum 5ms" + tasks).cores() == "a 0-5, c 5-10, a 10-15");
}

TEST_CASE("who wakes when a quantum ends is queued before the preempted task") {
  const ScenarioRun result =
      run("policy round-robin quantum 5ms\ndevice d\n"
          "task w; io d 5ms; cpu 5ms\ntask a; cpu 10ms\ntask b; cpu 5ms");
  CHECK(result.cores() == "a 0-5, b 5-10, w 10-15, a 15-20");
}

TEST_CASE("arrivals at one instant are queued in the order of the text") {
  const ScenarioRun result =
      run("policy fifo\ntask first; cpu 2ms\ntask b at 1ms; cpu 1ms\ntask a at 1ms; cpu 1ms");
  CHECK(result.cores() == "first 0-2, b 2-3, a 3-4");
}

TEST_CASE("an arrival is queued before a wake-up of the same instant") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\ntask w; io d 1ms; cpu 1ms\ntask busy; cpu 2ms\n"
          "task late at 1ms; cpu 1ms");
  CHECK(result.cores() == "busy 0-2, late 2-3, w 3-4");
}

TEST_CASE("services that end at one instant wake their tasks in the order in which they began") {
  const ScenarioRun result =
      run("policy fifo\ndevice d unlimited\ndevice e\n"
          "task x; cpu 1ms; io d 2ms; cpu 1ms\n"
          "task y; io e 3ms; cpu 1ms\n"
          "task z; io d 3ms; cpu 1ms\n"
          "task busy; cpu 4ms");
  // y and z ask at 1 ms, x at 1 ms too, but first: it is still on its core then.
  CHECK(result.cores() == "x 0-1, busy 1-5, x 5-6, y 6-7, z 7-8");
}

TEST_CASE("ends of cpu at one instant are handled in core order") {
  const ScenarioRun result =
      run("policy fifo\ncores 2\ndevice d\n"
          "task a; cpu 2ms; io d 1ms\ntask b; cpu 2ms; io d 1ms");
  CHECK(result.lane("a") == "running 0-2, blocked 2-3");
  CHECK(result.lane("b") == "running 0-2, blocked 2-4");
}

TEST_CASE("quanta that end at one instant end in core order") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms\ncores 2\n"
          "task a; cpu 4ms\ntask b; cpu 4ms\ntask c; cpu 2ms");
  // At 2 ms c takes core 0; a, queued before b, finds its own core taken and moves to core 1.
  CHECK(result.cores() == "a 0-2, c 2-4 | b 0-2, a 2-4, b 4-6");
}

TEST_CASE("cpu 0 completes in place") {
  const ScenarioRun result = run("policy fifo\ntask a; cpu 0; cpu 2ms; cpu 0\ntask b; cpu 1ms");
  CHECK(result.cores() == "a 0-2, b 2-3");
  CHECK(result.info("a").finish == Time{2'000'000});
}

TEST_CASE("io of length 0 queues as usual and lets others have the core") {
  const ScenarioRun result = run("policy fifo\ndevice d\ntask a; io d 0; cpu 2ms\ntask b; cpu 1ms");
  CHECK(result.cores() == "b 0-1, a 1-3");
}

TEST_CASE("io of length 0 waits behind the requests before it") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\ntask a; io d 5ms\ntask b; io d 0; cpu 1ms");
  CHECK(result.lane("b") == "blocked 0-5, running 5-6");
}

TEST_CASE("a task whose last operation is io ends at that instant and needs no core") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\ntask a; cpu 1ms; io d 2ms\ntask b; cpu 10ms");
  CHECK(result.info("a").finish == Time{3'000'000});
  CHECK(result.lane("a") == "running 0-1, blocked 1-3");
}

TEST_CASE("a task must be on a core to begin even its io") {
  const ScenarioRun result = run("policy fifo\ndevice d\ntask b; cpu 3ms\ntask a; io d 2ms");
  CHECK(result.lane("a") == "ready 0-3, blocked 3-5");
  CHECK(result.info("a").start == Time{3'000'000});
}

TEST_CASE("a task with no operations starts and ends at one instant") {
  const ScenarioRun result = run("policy fifo\ntask b; cpu 3ms\ntask empty at 1ms");
  CHECK(result.info("empty").start == Time{3'000'000});
  CHECK(result.info("empty").finish == Time{3'000'000});
  CHECK(result.of("empty").waiting == Duration{2'000'000});
}

TEST_CASE("when nobody waits at the end of a quantum a new quantum begins at that instant") {
  const ScenarioRun result =
      run("policy round-robin quantum 4ms\ntask a; cpu 12ms\ntask b at 5ms; cpu 1ms");
  // a's second quantum runs from 4 to 8 ms, although b waits from 5 ms on.
  CHECK(result.cores() == "a 0-8, b 8-9, a 9-13");
}

TEST_CASE("every dispatch begins a full quantum") {
  const ScenarioRun result =
      run("policy round-robin quantum 4ms\ndevice d\ntask a; cpu 3ms; io d 1ms; cpu 4ms\n"
          "task b; cpu 8ms");
  CHECK(result.cores() == "a 0-3, b 3-7, a 7-11, b 11-15");
}

}  // namespace
}  // namespace interleave
