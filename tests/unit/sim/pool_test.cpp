// `pool N`: threads that carry one task after another, each to its end.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a pool's tasks queue first come first served for the threads") {
  const ScenarioRun result =
      run("model pool 2; cores 2; policy fifo\ntask a; cpu 4ms\ntask b; cpu 2ms\ntask c; cpu 3ms");
  CHECK(result.threads() == "t0 a 0-4 | t1 b 0-2, t1 c 2-5");
  CHECK(result.states("c") == "ready 0-2, running 2-5");
}

TEST_CASE("in a pool taking the next task keeps core and quantum") {
  const ScenarioRun result =
      run("model pool 2; policy round-robin quantum 3ms\n"
          "task a; cpu 2ms\ntask b; cpu 5ms\ntask c; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-2, t0 c 2-3, t1 b 3-6, t0 c 6-7, t1 b 7-9");
}

TEST_CASE("in a pool the lowest idle thread takes an arriving task") {
  const ScenarioRun result =
      run("model pool 3; cores 3; policy fifo\ntask a; cpu 1ms\ntask b; cpu 5ms\n"
          "task c at 2ms; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 c 2-3 | t1 b 0-5 | ");
}

TEST_CASE("in a pool a wait stops the thread, be it async") {
  for (const char* way : {"blocking", "async"}) {
    const ScenarioRun result = run("model pool 1; device d\ntask a; cpu 1ms; io d 3ms " +
                                   std::string{way} + "; cpu 1ms\ntask b; cpu 1ms");
    INFO(way);
    CHECK(result.threads() == "t0 a 0-1, t0 a 4-5, t0 b 5-6");
  }
}

TEST_CASE("in a pool a task that yields keeps its thread") {
  const ScenarioRun result =
      run("model pool 2; policy fifo\ntask a; cpu 1ms; yield; cpu 1ms\ntask b; cpu 1ms\n"
          "task c; cpu 1ms");
  // At 1 ms the other thread runs b and then c, keeping its core.
  CHECK(result.threads() == "t0 a 0-1, t1 b 1-2, t1 c 2-3, t0 a 3-4");
}

TEST_CASE("in a pool the next task costs nothing, another thread costs a switch") {
  const ScenarioRun result =
      run("model pool 2; policy fifo; cost switch 1ms task-switch 9ms\n"
          "task a; cpu 1ms\ntask b; cpu 1ms\ntask c; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 c 1-2, t1 b switching 2-3, t1 b 3-4");
}

TEST_CASE("a thread has the priority of the task that it carries, and queues of tasks ignore it") {
  const ScenarioRun result =
      run("model pool 2; policy priority\ntask a priority 1; cpu 4ms\ntask b priority 2; cpu 2ms\n"
          "task c priority 9; cpu 1ms");
  CHECK(result.threads() == "t1 b 0-2, t1 c 2-3, t0 a 3-7");
}

TEST_CASE("a thread that goes over to a less urgent task can lose its core for it") {
  const ScenarioRun result =
      run("model pool 2; policy priority\ntask a priority 5; cpu 2ms\ntask b priority 3; cpu 2ms\n"
          "task c priority 1; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-2, t1 b 2-4, t0 c 4-6");
}

TEST_CASE("a thread that goes over to a task pinned elsewhere leaves its core") {
  const ScenarioRun result =
      run("model pool 1; cores 2; policy fifo\ntask a pin 0; cpu 1ms\ntask b pin 1; cpu 2ms\n"
          "task c pin 0; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 c 3-4 | t0 b 1-3");
}

constexpr std::string_view kWaiters =
    "; semaphore s 0\ntask a; wait s\ntask b; wait s\ntask c; signal s; signal s";

TEST_CASE("a pool whose threads all wait for a task in the queue is deadlocked and shows it") {
  const ScenarioRun result = run("model pool 2" + std::string{kWaiters});
  CHECK(result.trace.end_kind == End::deadlock);
  CHECK(result.trace.end == Time{});
  CHECK(result.trace.stuck.size() == 3);
  CHECK(run("model pool 3" + std::string{kWaiters}).trace.end_kind == End::completed);
  CHECK(run("model threads" + std::string{kWaiters}).trace.end_kind == End::completed);
}

TEST_CASE("a pool whose only thread waits for the job that it started is deadlocked") {
  const std::string text = "\ntask p; spawn k; join; cpu 1ms\ntask k on-demand; cpu 1ms";
  CHECK(run("model pool 1" + text).ending() == "deadlock at 0: cycle p -> k, k -> p");
  CHECK(run("model pool 2" + text).threads() == "t1 k 0-1, t0 p 1-2");
}

}  // namespace
}  // namespace interleave
