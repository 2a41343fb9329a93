// Several cores with one queue.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("two cores run two tasks at once") {
  const ScenarioRun result =
      run("policy round-robin quantum 10ms\ncores 2\ntask a; cpu 30ms\ntask b; cpu 30ms");
  CHECK(result.cores() == "a 0-30 | b 0-30");
  CHECK(result.metrics.speedup == 2'000'000);
}

TEST_CASE("a woken task takes the idle core that it last used") {
  const ScenarioRun result =
      run("policy fifo\ncores 2\ndevice d\n"
          "task a; cpu 1ms\ntask b; cpu 1ms; io d 4ms; cpu 1ms");
  CHECK(result.cores() == "a 0-1 | b 0-1, b 5-6");
}

TEST_CASE("a woken task takes the lowest idle core when its own is taken") {
  const ScenarioRun result =
      run("policy fifo\ncores 3\ndevice d\n"
          "task a; cpu 1ms; io d 1ms; cpu 1ms\ntask b; cpu 1ms\ntask c; cpu 1ms\n"
          "task e at 1ms; cpu 5ms");
  // e arrives before anybody wakes, and takes core 0, which it never used either.
  CHECK(result.cores() == "a 0-1, e 1-6 | b 0-1, a 2-3 | c 0-1");
  CHECK(result.of("a").migrations == 1);
}

TEST_CASE("more tasks than cores share the cores in turn") {
  const ScenarioRun result = run("policy round-robin quantum 2ms\ncores 2\ntask t x3; cpu 4ms");
  CHECK(result.trace.end == Time{6'000'000});
  CHECK(result.metrics.t1 == Duration{12'000'000});
}

TEST_CASE("with more cores than tasks the others stay idle") {
  const ScenarioRun result = run("policy fifo\ncores 4\ntask a; cpu 1ms");
  CHECK(result.cores() == "a 0-1 |  |  | ");
  CHECK(result.metrics.cores[3].idle_done == Duration{1'000'000});
}

TEST_CASE("1024 cores run 1024 tasks at once") {
  const ScenarioRun result = run("policy fifo\ncores 1024\ntask t x1024; cpu 1ms");
  CHECK(result.trace.end == Time{1'000'000});
  CHECK(result.metrics.peak_executing == 1024);
}

TEST_CASE("a returner takes the core of the task that came last") {
  const ScenarioRun result =
      run("policy fifo after-io preempt\ncores 2\ndevice d\n"
          "task w; io d 2ms; cpu 2ms\ntask a; cpu 5ms\ntask b; cpu 5ms\ntask c; cpu 5ms");
  // At 2 ms w takes core 1 from b, which goes on before c.
  CHECK(result.cores() == "a 0-5, c 5-10 | b 0-2, w 2-4, b 4-7");
  CHECK(result.of("b").preemptions == 1);
}

TEST_CASE("of two that return at one instant on one core the last keeps it") {
  const ScenarioRun result =
      run("policy fifo after-io preempt\ndevice d unlimited\n"
          "task v; io d 2ms; cpu 1ms\ntask w; io d 2ms; cpu 1ms\ntask a; cpu 4ms");
  CHECK(result.cores() == "a 0-2, w 2-3, a 3-5, v 5-6");
}

TEST_CASE("two that return at one instant take two cores") {
  const ScenarioRun result =
      run("policy fifo after-io preempt\ncores 2\ndevice d unlimited\n"
          "task v; io d 2ms; cpu 1ms\ntask w; io d 2ms; cpu 1ms\ntask a; cpu 4ms\ntask b; cpu 4ms");
  CHECK(result.cores() == "a 0-2, w 2-3, a 3-5 | b 0-2, v 2-3, b 3-5");
}

}  // namespace
}  // namespace interleave
