// Which core a thread gets: choosing among several, taking one from another, pins, a queue a core.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a more urgent thread takes the core of the least urgent, of equals the later in place") {
  CHECK(run("policy priority; cores 2\ntask a priority 1; cpu 10ms\ntask b priority 1; cpu 10ms\n"
            "task c at 2ms priority 5; cpu 3ms")
            .cores() == "a 0-10 | b 0-2, c 2-5, b 5-13");
  CHECK(run("policy priority; cores 2\ntask a priority 1; cpu 10ms\ntask b priority 2; cpu 10ms\n"
            "task c at 2ms priority 5; cpu 3ms")
            .cores() == "b 0-10 | a 0-2, c 2-5, a 5-13");
}

TEST_CASE("one preempted by a more urgent thread keeps its place in the queue") {
  const ScenarioRun result =
      run("policy priority\ntask a priority 1; cpu 6ms\ntask b priority 1; cpu 2ms\n"
          "task c at 2ms priority 5; cpu 1ms");
  CHECK(result.cores() == "a 0-2, c 2-3, a 3-7, b 7-9");
}

TEST_CASE("one that wakes gets a new place in the queue") {
  const ScenarioRun result =
      run("policy priority\ntask a priority 1; sleep 1ms; cpu 2ms\ntask b priority 1; cpu 3ms\n"
          "task c priority 1; cpu 1ms");
  CHECK(result.cores() == "b 0-3, c 3-4, a 4-6");
}

TEST_CASE("who loses its core to a pinned thread takes that of a less urgent one at once") {
  const ScenarioRun result =
      run("policy priority; cores 2\ntask a priority 2; cpu 6ms\ntask b priority 1; cpu 6ms\n"
          "task c at 1ms priority 5 pin 0; cpu 2ms");
  CHECK(result.cores() == "a 0-1, c 1-3, b 3-8 | b 0-1, a 1-6");
}

TEST_CASE("a thread that becomes less urgent can lose its core in that instant") {
  const ScenarioRun result =
      run("policy priority; mutex m ceiling\n"
          "task low priority 1; lock m; cpu 3ms; unlock m; cpu 1ms\n"
          "task mid at 1ms priority 2; cpu 2ms\ntask top at 9ms priority 3; lock m; unlock m");
  CHECK(result.cores() == "low 0-3, mid 3-5, low 5-6");
}

TEST_CASE("a pinned thread runs on its cores only, though others are idle") {
  const ScenarioRun result =
      run("policy fifo; cores 3\ntask a pin 1; cpu 2ms\ntask b pin 1; cpu 2ms\n"
          "task c pin 1,2; cpu 2ms");
  CHECK(result.cores() == " | a 0-2, b 2-4 | c 0-2");
}

TEST_CASE("a thread that may use the idle core passes one that may not") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask a pin 0; cpu 4ms\ntask b pin 0; cpu 1ms\ntask c; cpu 1ms");
  CHECK(result.cores() == "a 0-4, b 4-5 | c 0-1");
}

TEST_CASE("a quantum ends for nobody who may not use that core") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; cores 2\ntask a pin 0; cpu 6ms\ntask b pin 1; cpu 4ms\n"
          "task c pin 1; cpu 4ms");
  CHECK(result.cores() == "a 0-6 | b 0-2, c 2-4, b 4-6, c 6-8");
  CHECK(result.of("a").preemptions == 0);
}

TEST_CASE("a more urgent thread takes no core that it may not use") {
  const ScenarioRun result =
      run("policy priority; cores 2\ntask a priority 3; cpu 4ms\ntask b priority 1; cpu 4ms\n"
          "task c at 1ms priority 2 pin 0; cpu 1ms");
  CHECK(result.cores() == "a 0-4, c 4-5 | b 0-4");
}

constexpr std::string_view kFour =
    "policy fifo; cores 2\ntask a; cpu 4ms\ntask b; cpu 1ms\ntask c; cpu 1ms\ntask d; cpu 1ms\n";

TEST_CASE("with a queue a core a new thread goes to the shortest, and no core helps another") {
  CHECK(run(std::string{kFour} + "queues per-core").cores() == "a 0-4, c 4-5 | b 0-1, d 1-2");
}

TEST_CASE("with steal an idle core takes a thread from another queue") {
  CHECK(run("queues per-core steal\n" + std::string{kFour}).cores() ==
        "a 0-4 | b 0-1, d 1-2, c 2-3");
}

TEST_CASE("a core steals the thread that would be picked last") {
  const ScenarioRun result =
      run("queues per-core steal\n" + std::string{kFour} + "task e; cpu 1ms\ntask f; cpu 1ms");
  CHECK(result.cores() == "a 0-4, c 4-5 | b 0-1, d 1-2, f 2-3, e 3-4");
}

TEST_CASE("a core steals from the longest queue, the first among equals") {
  const ScenarioRun result =
      run("policy fifo; cores 3; queues per-core steal\ntask a; cpu 9ms\ntask b; cpu 9ms\n"
          "task c; cpu 1ms\ntask d; cpu 1ms\ntask e; cpu 1ms\ntask f; cpu 1ms\ntask g; cpu 1ms");
  CHECK(result.cores() == "a 0-9 | b 0-9 | c 0-1, f 1-2, g 2-3, d 3-4, e 4-5");
}

TEST_CASE("a core steals no thread that may not use it") {
  const ScenarioRun result =
      run("policy fifo; cores 2; queues per-core steal\ntask a pin 0; cpu 3ms\n"
          "task b pin 0; cpu 1ms\ntask c pin 1; cpu 1ms");
  CHECK(result.cores() == "a 0-3, b 3-4 | c 0-1");
}

TEST_CASE("with a queue a core a woken thread goes to the core that it last used") {
  const ScenarioRun result =
      run("policy fifo; cores 2; queues per-core\ntask a; cpu 1ms; sleep 2ms; cpu 1ms\n"
          "task b; cpu 1ms\ntask c; cpu 5ms");
  CHECK(result.cores() == "a 0-1, c 1-6, a 6-7 | b 0-1");
}

TEST_CASE("with a queue a core a new thread goes to the shortest of those that it may use") {
  const ScenarioRun result = run(
      "policy fifo; cores 3; queues per-core\ntask a pin 1,2; cpu 2ms\ntask b pin 1,2; cpu 2ms\n"
      "task c pin 1,2; cpu 2ms\ntask d; cpu 2ms");
  CHECK(result.cores() == "d 0-2 | a 0-2, c 2-4 | b 0-2");
}

TEST_CASE("with a queue a core a thread is preempted only by those of that queue") {
  const ScenarioRun result =
      run("policy priority; cores 2; queues per-core\ntask a priority 3; cpu 4ms\n"
          "task b priority 1; cpu 4ms\ntask c at 1ms priority 2; cpu 1ms");
  // Both queues are empty when c arrives: it waits for core 0, where somebody more urgent runs.
  CHECK(result.cores() == "a 0-4, c 4-5 | b 0-4");
}

TEST_CASE("with a queue a core a quantum ends only if somebody waits there") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; cores 2; queues per-core\ntask a; cpu 4ms\n"
          "task b; cpu 6ms\ntask c; cpu 4ms");
  CHECK(result.cores() == "a 0-2, c 2-4, a 4-6, c 6-8 | b 0-6");
}

}  // namespace
}  // namespace interleave
