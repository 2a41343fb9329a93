// `green N`: a few threads with a queue of tasks each, among which a runtime changes over.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("an arriving green task goes to the shortest queue, the first among equals") {
  const ScenarioRun result =
      run("model green 2; cores 2; policy fifo\ntask a; cpu 2ms\ntask b; cpu 5ms\n"
          "task c; cpu 4ms\ntask d; cpu 1ms");
  // b joins the first queue too and is stolen by the second thread, which has nothing; then c joins
  // the first queue and d the second one.
  CHECK(result.threads() == "t0 a 0-2, t0 c 2-6 | t1 b 0-5, t1 d 5-6");
}

TEST_CASE("a spawned green task joins the queue of its spawner, from which half is stolen") {
  const ScenarioRun result =
      run("model green 2; cores 2; policy fifo\ntask p; spawn k 3; cpu 2ms\ntask b; cpu 1ms\n"
          "task k on-demand; cpu 2ms");
  // At 1 ms the second thread steals two of three, so that the third is left at 2 ms.
  CHECK(result.threads() == "t0 p 0-2, t0 k#2 2-4 | t1 b 0-1, t1 k 1-3, t1 k#1 3-5");
}

TEST_CASE("a green thread with nothing steals from the longest queue") {
  const ScenarioRun result =
      run("model green 3; cores 3; policy fifo\ntask p; spawn k; cpu 9ms\n"
          "task q; spawn m 2; cpu 9ms\ntask b; cpu 1ms\n"
          "task k on-demand; cpu 3ms\ntask m on-demand; cpu 1ms");
  // The third thread takes the only older half of two, then the first of queues of one each.
  CHECK(result.threads() == "t0 p 0-9 | t1 q 0-9 | t2 b 0-1, t2 m 1-2, t2 k 2-5, t2 m#1 5-6");
}

TEST_CASE("a woken green task goes to the thread that last carried it") {
  const ScenarioRun result = run(
      "model green 2; cores 2; policy fifo\ntask b; cpu 5ms\ntask a; cpu 1ms; sleep 3ms; cpu 1ms\n"
      "task c at 1ms; cpu 10ms\ntask f at 4500us; cpu 2ms");
  // a waits behind c from 4 ms on; f joins the other queue, which is shorter.
  CHECK(result.threads() == "t0 b 0-5, t0 f 5-7, t0 a 7-8 | t1 a 0-1, t1 c 1-11");
}

TEST_CASE("after 10 ms of core time a green task goes to the back of its queue") {
  const ScenarioRun result = run("model green 1\ntask a; cpu 25ms\ntask b; cpu 12ms");
  CHECK(result.threads() == "t0 a 0-10, t0 b 10-20, t0 a 20-30, t0 b 30-32, t0 a 32-37");
}

TEST_CASE("after 10 ms a green task that nobody waits behind goes on") {
  const ScenarioRun result =
      run("model green 1; cost task-switch 1ms\ntask a; cpu 25ms\ntask b at 15ms; cpu 1ms");
  CHECK(result.threads() ==
        "t0 a 0-20, t0 b switching 20-21, t0 b 21-22, t0 a switching 22-23, "
        "t0 a 23-28");
}

TEST_CASE("a green task's 10 ms are core time, whatever the kernel does in between") {
  const ScenarioRun result =
      run("model green 2; policy round-robin quantum 4ms\n"
          "task a; cpu 14ms\ntask b; cpu 20ms\ntask c; cpu 2ms");
  // a has had its 10 ms at 18 ms. b has nobody behind it when it has had them, at 22 ms.
  CHECK(result.threads() ==
        "t0 a 0-4, t1 b 4-8, t0 a 8-12, t1 b 12-16, t0 a 16-18, t0 c 18-20, t1 b 20-24, "
        "t0 a 24-28, t1 b 28-36");
}

TEST_CASE("a green task that waits lets its thread carry another one") {
  const ScenarioRun result =
      run("model green 1; device d\ntask a; cpu 1ms; io d 3ms; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 b 1-2, t0 a 4-5");
}

TEST_CASE("a blocking wait holds the green thread and no other one is made") {
  const ScenarioRun result =
      run("model green 1; device d\ntask a; cpu 1ms; io d 3ms blocking; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 a 4-5, t0 b 5-6");
}

TEST_CASE("a green thread that is blocked can still be stolen from") {
  const ScenarioRun result =
      run("model green 2; cores 2; device d\ntask p; spawn k; io d 9ms blocking\n"
          "task b; cpu 1ms\ntask k on-demand; cpu 1ms");
  CHECK(result.threads() == "t1 b 0-1, t1 k 1-2 | ");
}

TEST_CASE("a green thread that goes over to another task pays a task switch") {
  const ScenarioRun result =
      run("model green 1; device d; cost task-switch 1ms switch 9ms\n"
          "task a; cpu 1ms; io d 3ms; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 b switching 1-2, t0 b 2-3, t0 a switching 4-5, t0 a 5-6");
}

TEST_CASE("a green task that waits for a mutex lets its thread carry another one") {
  const ScenarioRun result =
      run("model green 1; mutex m\ntask a; lock m; sleep 4ms; unlock m; cpu 1ms\n"
          "task w; lock m; cpu 1ms; unlock m\ntask other; cpu 2ms");
  CHECK(result.cores() == "other 0-2, a 4-5, w 5-6");
  CHECK(result.states("w") == "mutex 0-4, ready 4-5, running 5-6");
}

TEST_CASE("a green task that yields goes to the back of its queue") {
  const ScenarioRun result =
      run("model green 1\ntask a; cpu 1ms; yield; cpu 1ms\ntask b; cpu 1ms\ntask c; cpu 1ms");
  CHECK(result.cores() == "a 0-1, b 1-2, c 2-3, a 3-4");
}

TEST_CASE("a runtime that changes over in the instant in which the quantum ends loses the core") {
  const Trace trace = run("model green 2; cores 1\ntask a x4; cpu 25ms; yield; cpu 2ms").trace;
  CHECK(trace.end_kind == End::completed);
  CHECK(trace.end == Time{108'000'000});
}

}  // namespace
}  // namespace interleave
