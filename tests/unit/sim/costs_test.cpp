// What changing over, moving, starting and sending cost.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a core's first dispatch and the same thread again are free") {
  const ScenarioRun result =
      run("policy fifo; cores 2; cost switch 1ms\ntask a; cpu 1ms; sleep 2ms; cpu 1ms\n"
          "task b at 1ms; cpu 1ms");
  // b comes to core 0 after a; a goes back to where b was last.
  CHECK(result.threads() ==
        "t0 a 0-1, t1 b switching 1-2, t1 b 2-3, t0 a switching 3-4, t0 a 4-5 | ");
  CHECK(run("policy fifo; cost switch 1ms\ntask a; cpu 1ms; sleep 2ms; cpu 1ms").threads() ==
        "t0 a 0-1, t0 a 3-4");
}

TEST_CASE("a quantum and a job's start come after the switch") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; cost switch 1ms\ntask a; cpu 4ms\ntask b; cpu 4ms");
  CHECK(result.threads() ==
        "t0 a 0-2, t1 b switching 2-3, t1 b 3-5, t0 a switching 5-6, t0 a 6-8, t1 b switching 8-9, "
        "t1 b 9-11");
  CHECK(result.info("b").start == Time{3'000'000});
  CHECK(result.of("b").switching == Duration{2'000'000});
}

TEST_CASE("a switch is not interruptible") {
  const ScenarioRun result = run(
      "policy priority; cost switch 2ms\ntask a priority 1; cpu 1ms\ntask b priority 1; cpu 2ms\n"
      "task top at 2ms priority 9; cpu 1ms");
  CHECK(result.states("b") == "ready 0-1, switching 1-3, ready 3-6, switching 6-8, running 8-10");
  CHECK(result.states("top") == "ready 2-3, switching 3-5, running 5-6");
}

TEST_CASE("a thread that comes from another core pays for moving, besides the switch") {
  const std::string text =
      "policy fifo; cores 2\ntask a; cpu 1ms; sleep 1ms; cpu 1ms\ntask b; cpu 1ms\n"
      "task c at 1ms; cpu 9ms\n";
  // At 2 ms a finds its own core taken, and core 1 had b.
  CHECK(run(text + "cost migrate 1ms").threads() ==
        "t0 a 0-1, t2 c 1-10 | t1 b 0-1, t0 a switching 2-3, t0 a 3-4");
  CHECK(run("cost migrate 1ms switch 2ms\n" + text).threads() ==
        "t0 a 0-1, t2 c switching 1-3, t2 c 3-12 | t1 b 0-1, t0 a switching 2-5, t0 a 5-6");
}

TEST_CASE("a spawner pays for each job, which is ready when its cost is spent") {
  const ScenarioRun result =
      run("policy fifo; cores 3; cost spawn 1ms process-spawn 9ms\n"
          "task p; spawn k 2; cpu 1ms\ntask k on-demand; cpu 2ms");
  CHECK(result.threads() == "t0 p switching 0-2, t0 p 2-3 | t2 k 1-3 | t3 k#1 2-4");
}

TEST_CASE("under processes a spawned job costs process-spawn") {
  const ScenarioRun result =
      run("model processes; policy fifo; cores 2; cost spawn 9ms process-spawn 1ms\n"
          "task p; spawn k; cpu 1ms\ntask k on-demand; cpu 2ms");
  CHECK(result.cores() == "p 0-1, p 1-2 | k 1-3");
}

TEST_CASE("a spawner that pays for many jobs starts them one by one") {
  const ScenarioRun result =
      run("model processes; policy fifo; cores 2; cost process-spawn 1ms\n"
          "task p; repeat 40; spawn k; end\ntask k on-demand; cpu 1ms");
  CHECK(result.states("p") == "switching 0-40");
  for (std::uint32_t i = 0; i < 40; ++i) {
    CHECK(result.info("k", i).arrival == Time{(i + 1) * 1'000'000});
    CHECK(result.info("k", i).finish == Time{(i + 2) * 1'000'000});
  }
}

TEST_CASE("spawning no job costs nothing") {
  CHECK(run("cost spawn 1ms\ntask p; spawn k 0; cpu 1ms\ntask k on-demand; cpu 2ms").cores() ==
        "p 0-1");
}

TEST_CASE("what a receiver owes for a message adds to the switch to it") {
  const ScenarioRun result =
      run("model processes; policy fifo; channel c; cost message 1ms process-switch 2ms\n"
          "task b; receive c; cpu 1ms\ntask a; cpu 1ms; send c; cpu 1ms");
  // b waits at 0; a's dispatch changes the process. a sends from 3 to 4 ms.
  CHECK(result.states("a") == "switching 0-2, running 2-3, switching 3-4, running 4-5");
  CHECK(result.states("b") == "channel 0-4, ready 4-5, switching 5-8, running 8-9");
}

TEST_CASE("typical costs are orders of magnitude, and single kinds may follow them") {
  const RunSpec typical = spec_of("cost typical\ntask a; cpu 1ms");
  CHECK(typical.machine.cost[CostKind::switch_thread] == Duration{2'000});
  CHECK(typical.machine.cost[CostKind::process_switch] == Duration{4'000});
  CHECK(typical.machine.cost[CostKind::task_switch] == Duration{200});
  CHECK(typical.machine.cost[CostKind::spawn] == Duration{15'000});
  CHECK(typical.machine.cost[CostKind::process_spawn] == Duration{500'000});
  CHECK(typical.machine.cost[CostKind::migrate] == Duration{10'000});
  CHECK(typical.machine.cost[CostKind::poll] == Duration{1'000});
  CHECK(typical.machine.cost[CostKind::message] == Duration{5'000});
  const RunSpec changed = spec_of("cost typical switch 7us\ntask a; cpu 1ms");
  CHECK(changed.machine.cost[CostKind::switch_thread] == Duration{7'000});
  CHECK(changed.machine.cost[CostKind::migrate] == Duration{10'000});
}

TEST_CASE("all costs are 0 unless set") {
  const ScenarioRun result =
      run("policy round-robin quantum 1ms\ntask a; cpu 2ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-1, t1 b 1-2, t0 a 2-3, t1 b 3-4");
}

}  // namespace
}  // namespace interleave
