// `deadline D drop`: what is given up, when, and what it leaves behind.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

constexpr Time at_ms(std::int64_t t) { return Time{t * 1'000'000}; }

TEST_CASE("a job that computes at its deadline is dropped in that instant") {
  const ScenarioRun result =
      run("policy fifo\ntask a deadline 3ms drop; cpu 10ms\ntask b; cpu 2ms");
  CHECK(result.cores() == "a 0-3, b 3-5");
  CHECK(result.info("a").dropped == at_ms(3));
  CHECK(!result.info("a").finish);
  CHECK(result.trace.end_kind == End::completed);
}

TEST_CASE("a job that ends at its deadline is not dropped") {
  const ScenarioRun result = run("policy fifo\ntask a deadline 3ms drop; cpu 3ms");
  CHECK(result.info("a").finish == at_ms(3));
  CHECK(!result.info("a").dropped);
}

TEST_CASE("a job that waits for a core at its deadline is dropped and never starts") {
  const ScenarioRun result = run("policy fifo\ntask a; cpu 5ms\ntask b deadline 2ms drop; cpu 1ms");
  CHECK(result.cores() == "a 0-5");
  CHECK(result.info("b").dropped == at_ms(2));
  CHECK(!result.info("b").start);
}

TEST_CASE("the request of a dropped job goes on unheard") {
  const ScenarioRun result =
      run("policy fifo; device d\ntask a deadline 2ms drop; io d 5ms; cpu 1ms\n"
          "task b at 1ms; io d 1ms");
  CHECK(result.info("a").dropped == at_ms(2));
  CHECK(result.states("b") == "device 1-6");
  CHECK(result.trace.devices[0].requests[0].done == at_ms(5));
}

TEST_CASE("a dropped job's request that nobody serves yet is served all the same") {
  const ScenarioRun result =
      run("policy fifo; device d\ntask a; io d 4ms\ntask b deadline 2ms drop; io d 3ms; cpu 1ms\n"
          "task c; io d 1ms");
  CHECK(result.info("c").finish == at_ms(8));
  CHECK(result.info("b").dropped == at_ms(2));
}

TEST_CASE("drops come before the ends of services of the same instant") {
  const ScenarioRun result = run("policy fifo; device d\ntask a deadline 5ms drop; io d 5ms");
  CHECK(result.info("a").dropped == at_ms(5));
}

TEST_CASE("drops come before the arrivals of the same instant") {
  const ScenarioRun result =
      run("policy fifo\ntask a deadline 5ms drop; cpu 9ms\ntask b at 5ms; cpu 1ms");
  CHECK(result.cores() == "a 0-5, b 5-6");
}

TEST_CASE("nobody is dropped at the horizon") {
  const ScenarioRun result = run("policy fifo; horizon 5ms\ntask a deadline 5ms drop; cpu 9ms");
  CHECK(!result.info("a").dropped);
  CHECK(result.trace.end_kind == End::horizon);
}

TEST_CASE("the next job of a task begins when the former one is dropped") {
  const ScenarioRun result =
      run("policy fifo\ntask a every 2ms count 3 deadline 3ms drop; cpu 10ms");
  CHECK(result.cores() == "a 0-3, a#1 3-5, a#2 5-7");
  CHECK(result.info("a", 1).dropped == at_ms(5));
  CHECK(result.of("a", 1).behind == Duration{1'000'000});
}

TEST_CASE("a mutex that a dropped job held goes to the one who waits for it") {
  const ScenarioRun result =
      run("policy fifo; cores 2; mutex m\ntask a deadline 3ms drop; lock m; cpu 9ms; unlock m\n"
          "task b; lock m; cpu 1ms; unlock m");
  CHECK(result.cores() == "a 0-3 | b 3-4");
  CHECK(result.states("b") == "mutex 0-3, running 3-4");
}

TEST_CASE("a semaphore unit that a dropped job held is released") {
  const ScenarioRun result =
      run("policy fifo; cores 2; semaphore s 1\ntask a deadline 3ms drop; wait s; cpu 9ms\n"
          "task b; wait s; cpu 1ms");
  CHECK(result.states("b") == "semaphore 0-3, running 3-4");
}

TEST_CASE("a unit that a dropped job has given back already is not released again") {
  const ScenarioRun result =
      run("policy fifo; cores 2; semaphore s 1\n"
          "task a deadline 3ms drop; wait s; signal s; cpu 9ms\ntask b; wait s; wait s; cpu 1ms");
  CHECK(result.ending() == "deadlock at 3: b");
}

TEST_CASE("a dropped job leaves the queue of the mutex that it waited for") {
  const ScenarioRun result =
      run("policy fifo; cores 3; mutex m\ntask a; lock m; cpu 5ms; unlock m\n"
          "task b deadline 2ms drop; lock m; cpu 1ms; unlock m\ntask c; lock m; cpu 1ms; unlock m");
  CHECK(result.info("b").dropped == at_ms(2));
  CHECK(result.states("c") == "mutex 0-5, running 5-6");
}

TEST_CASE("a dropped job leaves the barrier, the channel and the semaphore that it waited for") {
  const ScenarioRun barrier =
      run("policy fifo; barrier b 2\ntask a deadline 2ms drop; arrive b\n"
          "task c at 3ms; arrive b; cpu 1ms");
  CHECK(barrier.ending() == "deadlock at 3: c");
  const ScenarioRun channel =
      run("policy fifo; channel c\ntask a deadline 2ms drop; send c\n"
          "task b at 3ms; receive c; cpu 1ms\ntask d at 4ms; send c");
  CHECK(channel.states("b") == "channel 3-4, running 4-5");
  const ScenarioRun semaphore =
      run("policy fifo; semaphore s 0\ntask a deadline 2ms drop; wait s\n"
          "task b at 3ms; wait s; cpu 1ms\ntask d at 4ms; signal s");
  CHECK(semaphore.states("b") == "semaphore 3-4, running 4-5");
}

TEST_CASE("jobs that a dropped one has spawned go on") {
  const ScenarioRun result = run(
      "policy fifo; cores 2\ntask a deadline 2ms drop; spawn k; join\ntask k on-demand; cpu 4ms");
  CHECK(result.info("a").dropped == at_ms(2));
  CHECK(result.info("k").finish == at_ms(4));
  CHECK(result.trace.end_kind == End::completed);
}

TEST_CASE("a parent is joined with a child that was dropped") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask a; spawn k; join; cpu 1ms\n"
          "task k on-demand deadline 2ms drop; cpu 4ms");
  CHECK(result.states("a") == "child 0-2, running 2-3");
}

TEST_CASE("what comes after a dropped job's task comes when it was dropped") {
  const ScenarioRun result =
      run("policy fifo\ntask a deadline 2ms drop; cpu 4ms\ntask b after a; cpu 1ms");
  CHECK(result.cores() == "a 0-2, b 2-3");
}

TEST_CASE("under serial and event-loop a computing job is dropped at the end of that operation") {
  for (const char* model : {"serial", "event-loop"}) {
    const ScenarioRun result =
        run("model " + std::string{model} +
            "\ntask a deadline 3ms drop; cpu 2ms; cpu 4ms; cpu 4ms\ntask b; cpu 1ms");
    INFO(model);
    CHECK(result.cores() == "a 0-6, b 6-7");
    CHECK(result.info("a").dropped == at_ms(6));
  }
}

TEST_CASE("under pool and green a computing job is dropped at once and its thread takes the next") {
  for (const char* model : {"pool 1", "green 1"}) {
    const ScenarioRun result =
        run("model " + std::string{model} + "\ntask a deadline 3ms drop; cpu 9ms\ntask b; cpu 1ms");
    INFO(model);
    CHECK(result.threads() == "t0 a 0-3, t0 b 3-4");
  }
}

TEST_CASE("under serial a job that waits or queues at its deadline is dropped at once") {
  const ScenarioRun waits =
      run("model serial; device d\ntask a deadline 3ms drop; io d 9ms\ntask b; cpu 1ms");
  CHECK(waits.cores() == "b 3-4");
  const ScenarioRun queues =
      run("model serial\ntask a; cpu 5ms\ntask b deadline 3ms drop; cpu 9ms\ntask c; cpu 1ms");
  CHECK(queues.cores() == "a 0-5, c 5-6");
  CHECK(queues.info("b").dropped == at_ms(3));
}

TEST_CASE("a queued job whose deadline passes is dropped too") {
  const ScenarioRun result = run(
      "model event-loop\ntask a every 2ms count 2 deadline 3ms drop; cpu 10ms\ntask b; cpu 1ms");
  CHECK(result.info("a", 0).dropped == at_ms(10));
  CHECK(result.info("a", 1).dropped.has_value());
  CHECK(!result.info("a", 1).start);
  CHECK(result.cores() == "a 0-10, b 10-11");
}

TEST_CASE("who waits for the interpreter lock can be dropped, and who holds it passes it on") {
  const ScenarioRun waits =
      run("policy fifo; cores 3; interpreter-lock\ntask a; cpu 4ms\n"
          "task b deadline 2ms drop; cpu 9ms\ntask c; cpu 1ms");
  CHECK(waits.cores() == "a 0-4 | c 4-5 | ");
  const ScenarioRun holds =
      run("policy fifo; cores 2; interpreter-lock\ntask a deadline 2ms drop; cpu 4ms\n"
          "task b; cpu 1ms");
  CHECK(holds.cores() == "a 0-2 | b 2-3");
}

TEST_CASE("a job is dropped behind a switch, which is not interruptible") {
  const ScenarioRun result =
      run("policy fifo; cost switch 3ms\ntask a; cpu 1ms\ntask b deadline 2ms drop; cpu 9ms");
  CHECK(result.threads() == "t0 a 0-1, t1 b switching 1-4");
  CHECK(result.info("b").dropped == at_ms(4));
}

TEST_CASE("under an event loop too a job is dropped right behind a switch") {
  const ScenarioRun result =
      run("model event-loop; cost task-switch 3ms\ntask a; cpu 1ms\n"
          "task b deadline 2ms drop; sleep 5ms; cpu 1ms");
  CHECK(result.threads() == "t0 a 0-1, t0 b switching 1-4");
  CHECK(result.info("b").dropped == at_ms(4));
}

TEST_CASE("under serial a polling job is dropped when it has its answer") {
  const ScenarioRun result =
      run("model serial\ntask a deadline 2ms drop; sleep 4ms polling; cpu 5ms\ntask b; cpu 1ms");
  CHECK(result.threads() == "t0 a polling 0-4, t0 b 4-5");
}

TEST_CASE("a job that is to be dropped at its release never runs") {
  const ScenarioRun result = run("policy fifo\ntask a deadline 0 drop; cpu 1ms\ntask b; cpu 1ms");
  CHECK(result.cores() == "b 0-1");
  CHECK(result.info("a").dropped == Time{});
}

}  // namespace
}  // namespace interleave
