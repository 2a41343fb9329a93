// How tasks are carried: `serial`, `threads`, `processes` and `event-loop`.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("under serial one thread carries task after task and a wait stops everything") {
  const ScenarioRun result =
      run("model serial; policy round-robin quantum 1ms; device d\n"
          "task a; cpu 2ms; io d 3ms; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-2, t0 a 5-6, t0 b 6-8");
  CHECK(result.states("b") == "ready 0-6, running 6-8");
  CHECK(result.of("a").preemptions == 0);
}

TEST_CASE("under serial tasks come in the order of arrival and nobody interrupts one") {
  const ScenarioRun result =
      run("model serial; policy priority\ntask late at 2ms priority 5; cpu 1ms\n"
          "task a; cpu 4ms\ntask high at 1ms priority 9; cpu 1ms");
  CHECK(result.cores() == "a 0-4, high 4-5, late 5-6");
}

TEST_CASE("under serial the other cores stay idle") {
  const ScenarioRun result = run("model serial; cores 2\ntask a; cpu 3ms\ntask b; cpu 3ms");
  CHECK(result.cores() == "a 0-3, b 3-6 | ");
}

TEST_CASE("under serial a task can wait for ever for one behind it") {
  const ScenarioRun result =
      run("model serial; semaphore s 0\ntask a; cpu 1ms; wait s\ntask b; signal s");
  CHECK(result.ending() == "deadlock at 1: a, b -> a");
}

TEST_CASE("under serial changing task costs nothing") {
  const ScenarioRun result =
      run("model serial; cost switch 1ms task-switch 1ms\ntask a; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.cores() == "a 0-1, b 1-2");
}

TEST_CASE("under threads each task has a thread and its wait stops only itself") {
  const ScenarioRun result =
      run("policy fifo; device d\ntask a; cpu 1ms; io d 3ms; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-1, t1 b 1-3, t0 a 4-5");
}

TEST_CASE("under threads the kernel interrupts by policy and another thread costs a switch") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; cost switch 1ms process-switch 9ms task-switch 9ms\n"
          "task a; cpu 4ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-2, t1 b switching 2-3, t1 b 3-5, t0 a switching 5-6, t0 a 6-8");
}

TEST_CASE("under processes another process costs a process switch instead") {
  const ScenarioRun result =
      run("model processes; policy round-robin quantum 2ms; cost switch 9ms process-switch 1ms\n"
          "task a; cpu 4ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-2, t1 b switching 2-3, t1 b 3-5, t0 a switching 5-6, t0 a 6-8");
}

constexpr std::string_view kMessage =
    "cores 2; policy fifo; channel c capacity 1; cost message 1ms\n"
    "task a; send c; cpu 1ms\ntask b; receive c; cpu 1ms";

TEST_CASE("under processes a message costs the sender at the send and the receiver when it runs") {
  const ScenarioRun result = run("model processes; " + std::string{kMessage});
  // The message has left when its cost is spent.
  CHECK(result.states("a") == "switching 0-1, running 1-2");
  CHECK(result.states("b") == "channel 0-1, switching 1-2, running 2-3");
}

TEST_CASE("under processes who finds a message there pays for it at once") {
  const ScenarioRun result =
      run("model processes; policy fifo; channel c unlimited; cost message 1ms\n"
          "task a; send c; send c\ntask b; receive c; cpu 1ms; receive c");
  CHECK(result.threads() == "t0 a switching 0-2, t1 b switching 2-3, t1 b 3-4, t1 b switching 4-5");
}

TEST_CASE("a message costs nothing where memory is shared") {
  for (const char* model : {"threads; ", "pool 2; ", "green 2; "}) {
    const ScenarioRun result = run("model " + std::string{model} + std::string{kMessage});
    INFO(model);
    CHECK(result.cores() == "a 0-1 | b 0-1");
  }
}

TEST_CASE("an event loop is one thread whose tasks run until they end") {
  const ScenarioRun result =
      run("model event-loop; cores 2; policy round-robin quantum 1ms\n"
          "task a; cpu 5ms\ntask b at 1ms priority 9; cpu 5ms");
  CHECK(result.threads() == "t0 a 0-5, t0 b 5-10 | ");
}

TEST_CASE("in an event loop who waits lets the next one run") {
  const ScenarioRun result =
      run("model event-loop; device d\ntask a; cpu 1ms; io d 4ms; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-1, t0 b 1-3, t0 a 5-6");
}

TEST_CASE("in an event loop a blocking wait stops the whole loop") {
  const ScenarioRun result = run(
      "model event-loop; device d\ntask a; cpu 1ms; io d 4ms blocking; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.threads() == "t0 a 0-1, t0 a 5-6, t0 b 6-8");
  CHECK(result.states("b") == "ready 0-6, running 6-8");
}

TEST_CASE("in an event loop who yields goes to the back of the queue") {
  const ScenarioRun result =
      run("model event-loop\ntask a; cpu 1ms; yield; cpu 1ms\ntask b; cpu 1ms\ntask c; cpu 1ms");
  CHECK(result.cores() == "a 0-1, b 1-2, c 2-3, a 3-4");
}

TEST_CASE("in an event loop another task costs a task switch, the same one nothing") {
  const ScenarioRun result =
      run("model event-loop; cost task-switch 1ms switch 9ms\n"
          "task a; cpu 1ms; sleep 2ms; cpu 1ms\ntask b at 9ms; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 a 3-4, t0 b switching 9-10, t0 b 10-11");
}

TEST_CASE("in an event loop a task switch is paid between tasks that follow each other") {
  const ScenarioRun result =
      run("model event-loop; cost task-switch 1ms\ntask a; cpu 1ms; yield; cpu 1ms\n"
          "task b; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 b switching 1-2, t0 b 2-3, t0 a switching 3-4, t0 a 4-5");
}

TEST_CASE(
    "in an event loop a lock, a wait, a message, a barrier and a join suspend only the task") {
  const std::string head = "model event-loop; mutex m; semaphore s 0; channel c; barrier b 2\n";
  const std::string other = "\ntask other; cpu 2ms\n";
  const ScenarioRun lock =
      run(head + "task a; lock m; sleep 4ms; unlock m; cpu 1ms\ntask w; lock m; cpu 1ms; unlock m" +
          other);
  CHECK(lock.cores() == "other 0-2, a 4-5, w 5-6");
  CHECK(lock.states("w") == "mutex 0-4, ready 4-5, running 5-6");
  CHECK(run(head + "task w; wait s; cpu 1ms" + other + "task a; sleep 4ms; signal s").cores() ==
        "other 0-2, w 6-7");
  CHECK(run(head + "task w; receive c; cpu 1ms" + other + "task a; sleep 4ms; send c").cores() ==
        "other 0-2, w 6-7");
  CHECK(run(head + "task w; send c; cpu 1ms" + other + "task a; sleep 4ms; receive c").cores() ==
        "other 0-2, w 6-7");
  CHECK(run(head + "task w; arrive b; cpu 1ms" + other + "task a; sleep 4ms; arrive b").cores() ==
        "other 0-2, w 6-7");
  CHECK(run(head + "task w; spawn k; join; cpu 1ms" + other + "task k on-demand; sleep 4ms")
            .cores() == "other 0-2, w 6-7");
}

TEST_CASE("the jobs of a periodic task share its thread one after another") {
  const ScenarioRun result = run("cores 2; policy fifo\ntask a every 5ms count 2; cpu 7ms");
  CHECK(result.threads() == "t0 a 0-7, t0 a#1 7-14 | ");
  CHECK(result.of("a", 1).behind == Duration{2'000'000});
}

TEST_CASE("every spawned job is a thread of its own under threads and processes") {
  for (const char* model : {"threads", "processes"}) {
    const ScenarioRun result = run("cores 3; policy fifo; model " + std::string{model} +
                                   "\ntask p; spawn k 2; cpu 2ms\ntask k on-demand; cpu 1ms");
    INFO(model);
    CHECK(result.cores() == "p 0-2 | k 0-1 | k#1 0-1");
    CHECK(result.trace.cores[1][0].place != result.trace.cores[2][0].place);
    CHECK(result.trace.cores[1][0].place != result.trace.cores[0][0].place);
  }
}

TEST_CASE("every spawned job is a task of its own under the other models") {
  const std::string text = "\ntask p; spawn k 2; cpu 2ms\ntask k on-demand; cpu 1ms";
  CHECK(run("model serial" + text).threads() == "t0 p 0-2, t0 k 2-3, t0 k#1 3-4");
  CHECK(run("model event-loop" + text).threads() == "t0 p 0-2, t0 k 2-3, t0 k#1 3-4");
  CHECK(run("model pool 1" + text).threads() == "t0 p 0-2, t0 k 2-3, t0 k#1 3-4");
  CHECK(run("model green 1" + text).threads() == "t0 p 0-2, t0 k 2-3, t0 k#1 3-4");
}

}  // namespace
}  // namespace interleave
