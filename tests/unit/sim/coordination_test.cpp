// Mutexes, semaphores, channels and barriers without protocols.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("a mutex is handed over directly to the one who has waited longest") {
  const ScenarioRun result =
      run("cores 3; policy fifo; mutex m\n"
          "task a; lock m; cpu 4ms; unlock m; lock m; cpu 1ms; unlock m\n"
          "task b; cpu 2ms; lock m; cpu 2ms; unlock m\ntask c; cpu 1ms; lock m; cpu 1ms; unlock m");
  // a asks again in the very moment of its unlock, and is behind c and b.
  CHECK(result.states("a") == "running 0-4, mutex 4-7, running 7-8");
  CHECK(result.states("b") == "running 0-2, mutex 2-5, running 5-7");
  CHECK(result.states("c") == "running 0-1, mutex 1-4, running 4-5");
}

TEST_CASE("a semaphore lets as many in as it has units and serves the others in order") {
  const ScenarioRun result =
      run("cores 4; policy fifo; semaphore s 2\ntask a; wait s; cpu 3ms; signal s\n"
          "task b; wait s; cpu 5ms; signal s\ntask c; wait s; cpu 1ms; signal s\n"
          "task d; wait s; cpu 1ms; signal s");
  CHECK(result.states("c") == "semaphore 0-3, running 3-4");
  CHECK(result.states("d") == "semaphore 0-4, running 4-5");
}

TEST_CASE("a signal that nobody waits for is kept") {
  const ScenarioRun result =
      run("policy fifo; semaphore s 0\ntask a; signal s; signal s; cpu 1ms\n"
          "task b; wait s; wait s; cpu 1ms");
  CHECK(result.cores() == "a 0-1, b 1-2");
}

TEST_CASE("a channel without capacity is a rendezvous, whoever comes first") {
  const ScenarioRun sender =
      run("cores 2; policy fifo; channel c\ntask a; send c; cpu 1ms\n"
          "task b; cpu 3ms; receive c; cpu 1ms");
  CHECK(sender.states("a") == "channel 0-3, running 3-4");
  CHECK(sender.states("b") == "running 0-4");
  const ScenarioRun receiver =
      run("cores 2; policy fifo; channel c\ntask a; cpu 3ms; send c; cpu 1ms\n"
          "task b; receive c; cpu 1ms");
  CHECK(receiver.states("a") == "running 0-4");
  CHECK(receiver.states("b") == "channel 0-3, running 3-4");
}

TEST_CASE("a channel with capacity lets that many messages in before a sender waits") {
  const ScenarioRun result =
      run("cores 2; policy fifo; channel c capacity 2\n"
          "task a; send c; cpu 1ms; send c; cpu 1ms; send c; cpu 1ms\n"
          "task b; cpu 5ms; receive c; cpu 1ms; receive c; receive c");
  // The first receive makes room for the third message.
  CHECK(result.states("a") == "running 0-2, channel 2-5, running 5-6");
  CHECK(result.states("b") == "running 0-6");
}

TEST_CASE("an unlimited channel never lets a sender wait") {
  const ScenarioRun result =
      run("policy fifo; channel c unlimited\ntask a; repeat 5; send c; end; cpu 1ms\n"
          "task b; repeat 5; receive c; end; cpu 1ms");
  CHECK(result.cores() == "a 0-1, b 1-2");
}

TEST_CASE("messages are received in the order in which they were sent") {
  const ScenarioRun result =
      run("cores 3; policy fifo; channel c\ntask a; cpu 1ms; send c\ntask b; cpu 2ms; send c\n"
          "task r; cpu 3ms; receive c; cpu 1ms; receive c");
  CHECK(result.states("a") == "running 0-1, channel 1-3");
  CHECK(result.states("b") == "running 0-2, channel 2-4");
}

TEST_CASE("receivers are served in the order in which they asked") {
  const ScenarioRun result =
      run("cores 3; policy fifo; channel c\ntask r; cpu 2ms; receive c; cpu 1ms\n"
          "task q; cpu 1ms; receive c; cpu 1ms\ntask s; cpu 3ms; send c; cpu 1ms; send c");
  CHECK(result.states("q") == "running 0-1, channel 1-3, running 3-4");
  CHECK(result.states("r") == "running 0-2, channel 2-4, running 4-5");
}

TEST_CASE("a barrier lets all go on when the last has arrived, round after round") {
  const ScenarioRun result =
      run("cores 2; policy fifo; barrier b 2\ntask x; repeat 2; cpu 1ms; arrive b; end\n"
          "task y; repeat 2; cpu 3ms; arrive b; end");
  CHECK(result.states("x") == "running 0-1, barrier 1-3, running 3-4, barrier 4-6");
  CHECK(result.states("y") == "running 0-6");
  CHECK(result.info("x").finish == Time{6'000'000});
}

TEST_CASE("a barrier of one party stops nobody") {
  const ScenarioRun result = run("policy fifo; barrier b 1\ntask a; arrive b; cpu 1ms; arrive b");
  CHECK(result.states("a") == "running 0-1");
}

TEST_CASE("a lock begins only if the thread still has its core, an unlock at once") {
  const ScenarioRun result =
      run("policy round-robin quantum 2ms; mutex m\ntask a; cpu 2ms; lock m; cpu 1ms; unlock m\n"
          "task b; cpu 1ms; lock m; cpu 3ms; unlock m");
  // At 2 ms a's quantum ends before it has locked; at 6 ms b unlocks as its computing ends.
  CHECK(result.states("a") == "running 0-2, ready 2-4, mutex 4-6, running 6-7");
}

TEST_CASE("who is let go on at the end of some computing is queued before who arrives then") {
  const ScenarioRun result =
      run("cores 2; policy fifo; mutex m\ntask a; lock m; cpu 2ms; unlock m; cpu 2ms\n"
          "task b; lock m; cpu 1ms; unlock m\ntask c at 2ms; cpu 5ms");
  CHECK(result.cores() == "a 0-4 | b 2-3, c 3-8");
}

TEST_CASE("a wait ends a burst whether or not it has to wait") {
  const ScenarioRun result =
      run("policy sjf; semaphore s 9\ntask first; cpu 1ms\n"
          "task a; cpu 3ms; wait s; cpu 9ms\ntask b; cpu 4ms");
  CHECK(result.cores() == "first 0-1, a 1-13, b 13-17");
}

}  // namespace
}  // namespace interleave
