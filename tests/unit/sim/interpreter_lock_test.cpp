// `interpreter-lock`: one thread of a process computes at a time.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("two threads that compute hand the interpreter lock over each interval") {
  const ScenarioRun result = run(
      "cores 2; policy fifo; interpreter-lock interval 5ms\ntask a; cpu 12ms\ntask b; cpu 12ms");
  CHECK(result.cores() == "a 0-5, a 10-15, a 20-22 | b 5-10, b 15-20, b 22-24");
  CHECK(result.states("b") ==
        "interpreter-lock 0-5, running 5-10, interpreter-lock 10-15, running 15-20, "
        "interpreter-lock 20-22, running 22-24");
}

TEST_CASE("the interval of the interpreter lock is 5 ms unless it says otherwise") {
  const ScenarioRun result =
      run("cores 2; policy fifo; interpreter-lock\ntask a; cpu 6ms\ntask b; cpu 1ms");
  CHECK(result.cores() == "a 0-5, a 6-7 | b 5-6");
}

TEST_CASE("a holder is asked for the interpreter lock when a waiter has waited the interval") {
  const ScenarioRun result =
      run("cores 2; policy fifo; interpreter-lock interval 5ms\ntask a; cpu 12ms\n"
          "task b at 3ms; cpu 2ms");
  CHECK(result.cores() == "a 0-8, a 10-14 | b 8-10");
}

TEST_CASE("a holder keeps the interpreter lock for the interval, then first come first served") {
  const ScenarioRun result =
      run("cores 3; policy fifo; interpreter-lock interval 5ms\n"
          "task a; cpu 6ms\ntask b; cpu 6ms\ntask c; cpu 6ms");
  // c has waited for 5 ms at 5 ms already, but b has the lock only since then.
  // Who waits is on no core, so that two are enough.
  CHECK(result.cores() == "a 0-5, a 15-16 | b 5-10, c 10-15, b 16-17, c 17-18 | ");
}

TEST_CASE("who waits for a device gives up the interpreter lock") {
  const ScenarioRun result =
      run("cores 2; policy fifo; device d; interpreter-lock\n"
          "task a; cpu 2ms; io d 4ms; cpu 1ms\ntask b; cpu 3ms");
  CHECK(result.cores() == "a 0-2, a 6-7 | b 2-5");
}

TEST_CASE("who yields gives up the interpreter lock") {
  const ScenarioRun result =
      run("cores 2; policy fifo; interpreter-lock\n"
          "task a; cpu 2ms; yield; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.cores() == "a 0-2, a 4-5 | b 2-4");
}

TEST_CASE("a preempted holder keeps the interpreter lock") {
  const ScenarioRun result =
      run("policy priority; interpreter-lock interval 5ms\ntask low priority 1; cpu 4ms\n"
          "task high at 1ms priority 5; cpu 2ms");
  CHECK(result.cores() == "low 0-4, high 4-6");
  CHECK(result.states("high") == "interpreter-lock 1-4, running 4-6");
}

TEST_CASE("waiting for the interpreter lock leaves the core") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; interpreter-lock interval 1ms\n"
          "task a; cpu 4ms\ntask b; cpu 4ms");
  // At 2 ms b finds the lock taken, so that a runs on; at 3 ms b has waited for 1 ms.
  CHECK(result.cores() == "a 0-3, b 3-4, a 4-5, b 5-8");
  CHECK(result.states("b") ==
        "ready 0-2, interpreter-lock 2-3, running 3-4, interpreter-lock 4-5, running 5-8");
}

TEST_CASE("waiting for a device or a lock needs no interpreter lock") {
  const ScenarioRun result =
      run("cores 2; policy fifo; device d; mutex m; interpreter-lock\ntask a; cpu 5ms\n"
          "task b; lock m; io d 3ms; unlock m; sleep 1ms");
  CHECK(result.states("b") == "device 0-3, timer 3-4");
}

TEST_CASE("polling needs the interpreter lock as computing does") {
  const std::string tasks = "\ntask a; sleep 4ms polling\ntask b; cpu 2ms";
  CHECK(run("cores 2; policy fifo; interpreter-lock" + tasks).cores() == "a 0-4 | b 4-6");
  const ScenarioRun result = run("cores 2; policy fifo; interpreter-lock interval 1ms" + tasks);
  CHECK(result.states("a") ==
        "polling 0-1, interpreter-lock 1-2, polling 2-3, interpreter-lock 3-4");
  CHECK(result.info("a").finish == Time{4'000'000});
}

TEST_CASE("each process has an interpreter lock of its own") {
  const ScenarioRun result =
      run("model processes; cores 2; policy fifo; interpreter-lock interval 1ms\n"
          "task a; cpu 12ms\ntask b; cpu 12ms");
  CHECK(result.cores() == "a 0-12 | b 0-12");
}

TEST_CASE("a thread of a pool keeps the interpreter lock from task to task") {
  const ScenarioRun result =
      run("model pool 2; cores 2; policy fifo; interpreter-lock interval 2ms\n"
          "task a; cpu 3ms\ntask b; cpu 1ms\ntask c; cpu 1ms");
  // It neither waits nor yields nor ends between b and c.
  CHECK(result.threads() == "t0 a 0-2, t0 a 4-5 | t1 b 2-3, t1 c 3-4");
}

}  // namespace
}  // namespace interleave
