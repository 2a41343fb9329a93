// Lock protocols: `inherit`, `ceiling`, `non-preemptive` and `pcp`.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

std::string inversion(const std::string& protocol) {
  return run("policy priority; mutex m " + protocol +
             "\ntask low priority 1; lock m; cpu 4ms; unlock m; cpu 1ms\n"
             "task high at 1ms priority 3; lock m; cpu 2ms; unlock m\n"
             "task mid at 2ms priority 2; cpu 3ms")
      .cores();
}

TEST_CASE("with a plain mutex a task in the middle delays the most urgent one") {
  CHECK(inversion("") == "low 0-2, mid 2-5, low 5-7, high 7-9, low 9-10");
}

TEST_CASE("under inherit the holder runs at the most urgent priority of those who wait") {
  CHECK(inversion("inherit") == "low 0-4, high 4-6, mid 6-9, low 9-10");
}

TEST_CASE("an inherited priority goes on through a chain of holders") {
  const ScenarioRun result =
      run("policy priority; mutex a inherit; mutex b inherit\n"
          "task low priority 1; lock a; cpu 4ms; unlock a\n"
          "task mid at 1ms priority 2; lock b; lock a; cpu 1ms; unlock a; unlock b\n"
          "task high at 2ms priority 4; lock b; cpu 1ms; unlock b\n"
          "task other at 3ms priority 3; cpu 5ms");
  CHECK(result.cores() == "low 0-4, mid 4-5, high 5-6, other 6-11");
}

TEST_CASE("under inherit waiters are served by priority, a plain mutex serves them in order") {
  const std::string tasks =
      "\ntask low priority 1; lock m; cpu 4ms; unlock m\n"
      "task a at 1ms priority 2; lock m; cpu 1ms; unlock m\n"
      "task b at 2ms priority 3; lock m; cpu 1ms; unlock m";
  CHECK(run("policy priority; mutex m inherit" + tasks).cores() == "low 0-4, b 4-5, a 5-6");
  CHECK(run("policy priority; mutex m" + tasks).cores() == "low 0-4, a 4-5, b 5-6");
}

TEST_CASE(
    "under inherit whoever is woken asks again, after those of its priority that were ready") {
  const ScenarioRun result =
      run("policy priority; mutex m inherit\ntask low priority 1; lock m; cpu 4ms; unlock m\n"
          "task a at 1ms priority 2; lock m; cpu 1ms; unlock m\n"
          "task b at 2ms priority 3; cpu 1ms\n"
          "task c at 2ms priority 2; lock m; cpu 1ms; unlock m");
  // b takes the core from the holder, which has inherited 2 only; c has been ready since 2ms.
  CHECK(result.cores() == "low 0-2, b 2-3, low 3-5, c 5-6, a 6-7");
}

TEST_CASE("under inherit waiters of one priority are served in order") {
  const ScenarioRun result =
      run("policy priority; mutex m inherit\ntask low priority 1; lock m; cpu 4ms; sleep 2ms; "
          "unlock m\n"
          "task a at 1ms priority 2; lock m; cpu 1ms; unlock m\n"
          "task c at 4ms priority 2; lock m; cpu 1ms; unlock m");
  CHECK(result.cores() == "low 0-4, a 6-7, c 7-8");
}

TEST_CASE("under pcp nobody is blocked twice by those that are less urgent") {
  const ScenarioRun result =
      run("policy priority; mutex one pcp; mutex two pcp\n"
          "task low priority 1; cpu 1ms; lock two; cpu 6ms; unlock two; cpu 1ms\n"
          "task mid at 2ms priority 2; cpu 1ms; lock one; cpu 5ms; unlock one; cpu 1ms\n"
          "task high at 4ms priority 3; cpu 1ms; lock two; cpu 1ms; unlock two; cpu 1ms\n"
          " lock one; cpu 1ms; unlock one");
  // high waits for two once, from 5ms to 9ms; mid was refused one at 3ms and does not hold it now.
  CHECK(result.cores() ==
        "low 0-2, mid 2-3, low 3-4, high 4-5, low 5-9, high 9-12, mid 12-18, low 18-19");
}

TEST_CASE("who inherits keeps what it has of other waiters until it unlocks their mutex") {
  const ScenarioRun result =
      run("policy priority; mutex a inherit; mutex b inherit\n"
          "task low priority 1; lock a; lock b; cpu 3ms; unlock b; cpu 2ms; unlock a; cpu 1ms\n"
          "task high at 1ms priority 5; lock b; cpu 1ms; unlock b\n"
          "task mid at 2ms priority 3; lock a; cpu 1ms; unlock a\n"
          "task other at 2ms priority 4; cpu 2ms");
  // At 3 ms low gives b to high. mid asks for a only at 6 ms, behind other, and lends 3.
  CHECK(result.cores() == "low 0-3, high 3-4, other 4-6, low 6-8, mid 8-9, low 9-10");
}

std::string three(const std::string& protocol, const std::string& last) {
  return run("policy priority; mutex m " + protocol +
             "\ntask low priority 1; lock m; cpu 3ms; unlock m; cpu 1ms\n"
             "task high at 2ms priority 3; lock m; cpu 1ms; unlock m\n" +
             last)
      .cores();
}

TEST_CASE("under ceiling the holder runs at the priority of the most urgent who may lock it") {
  CHECK(three("ceiling", "task mid at 1ms priority 2; cpu 2ms") ==
        "low 0-3, high 3-4, mid 4-6, low 6-7");
}

TEST_CASE("under ceiling a task that is more urgent than the ceiling takes the core") {
  CHECK(three("ceiling", "task top at 1ms priority 9; cpu 1ms") ==
        "low 0-1, top 1-2, low 2-4, high 4-5, low 5-6");
}

TEST_CASE("under non-preemptive nothing takes the core from a holder") {
  CHECK(three("non-preemptive", "task top at 1ms priority 9; cpu 1ms") ==
        "low 0-3, top 3-4, high 4-5, low 5-6");
}

// Sha, Rajkumar and Lehoczky, "Priority Inheritance Protocols", IEEE Transactions on Computers
// 39(9), 1990, the example of the priority ceiling protocol: three jobs and three semaphores, of
// which the ceilings are those of j0, j0 and j1.
constexpr std::string_view kThreeJobs =
    "policy priority; mutex s0 pcp; mutex s1 pcp; mutex s2 pcp\n"
    "task j2 priority 1; cpu 1ms; lock s2; cpu 3ms; lock s1; cpu 3ms; unlock s1; cpu 2ms; unlock "
    "s2; "
    "cpu 1ms\n"
    "task j1 at 2ms priority 2; cpu 1ms; lock s2; cpu 1ms; unlock s2; cpu 1ms\n"
    "task j0 at 6ms priority 3; cpu 1ms; lock s0; cpu 1ms; unlock s0; cpu 1ms; lock s1; cpu 1ms; "
    "unlock s1; cpu 1ms";

TEST_CASE("the priority ceiling protocol runs its authors' example") {
  const ScenarioRun result = run(kThreeJobs);
  // j0 is refused the free s0 at 7 ms, because s1, which it may lock too, is held; j2 inherits its
  // priority up to the unlock of s1 and then has that of j1, which waits for s2.
  CHECK(result.cores() ==
        "j2 0-2, j1 2-3, j2 3-6, j0 6-7, j2 7-9, j0 9-13, j2 13-15, j1 15-17, j2 17-18");
  CHECK(result.states("j0") == "running 6-7, mutex 7-9, running 9-13");
  CHECK(result.states("j1") == "running 2-3, mutex 3-15, running 15-17");
}

TEST_CASE("the priority ceiling protocol has no deadlock where locks are taken crosswise") {
  const std::string tasks =
      "\ntask low priority 1; lock a; cpu 2ms; lock b; cpu 1ms; unlock b; unlock a\n"
      "task high at 1ms priority 2; lock b; cpu 1ms; lock a; cpu 1ms; unlock a; unlock b";
  CHECK(run("policy priority; mutex a pcp; mutex b pcp" + tasks).cores() == "low 0-3, high 3-5");
  CHECK(run("policy priority; mutex a inherit; mutex b inherit" + tasks).ending() ==
        "deadlock at 3: cycle low -> high, high -> low");
}

TEST_CASE("deadlines and periods are inherited as priorities are") {
  const std::string tasks =
      "\ntask low deadline 90ms; lock m; cpu 4ms; unlock m\n"
      "task high at 1ms deadline 20ms; lock m; cpu 2ms; unlock m\n"
      "task mid at 2ms deadline 50ms; cpu 3ms";
  CHECK(run("policy edf; mutex m" + tasks).cores() == "low 0-2, mid 2-5, low 5-7, high 7-9");
  CHECK(run("policy edf; mutex m inherit" + tasks).cores() == "low 0-4, high 4-6, mid 6-9");
  CHECK(run("policy edf; mutex m pcp" + tasks).cores() == "low 0-4, high 4-6, mid 6-9");
  const std::string periodic =
      "\ntask low every 90ms count 1; lock m; cpu 4ms; unlock m\n"
      "task high at 1ms every 20ms count 1; lock m; cpu 2ms; unlock m\n"
      "task mid at 2ms every 50ms count 1; cpu 3ms";
  CHECK(run("policy rm; mutex m inherit" + periodic).cores() == "low 0-4, high 4-6, mid 6-9");
  CHECK(run("policy rm; mutex m ceiling" + periodic).cores() == "low 0-4, high 4-6, mid 6-9");
}

TEST_CASE("what a dropped waiter has lent is taken back") {
  const ScenarioRun result =
      run("policy priority; mutex m inherit\ntask low priority 1; lock m; cpu 6ms; unlock m\n"
          "task high at 1ms priority 3 deadline 2ms drop; lock m; cpu 1ms; unlock m\n"
          "task mid at 2ms priority 2; cpu 2ms");
  CHECK(result.cores() == "low 0-3, mid 3-5, low 5-8");
}

TEST_CASE("what a green task inherits while it sleeps it has when a thread carries it again") {
  const ScenarioRun result =
      run("model green 2; policy priority; mutex m inherit\n"
          "task low priority 1; lock m; sleep 5ms; cpu 1ms; unlock m\n"
          "task high at 1ms priority 9; lock m; cpu 1ms; unlock m\n"
          "task mid at 2ms priority 5; cpu 10ms");
  CHECK(result.threads() == "t0 mid 2-5, t1 low 5-6, t1 high 6-7, t0 mid 7-14");
}

TEST_CASE("what a green task inherits does not pass to the next task of its thread") {
  const ScenarioRun result =
      run("model green 2; policy priority; mutex m inherit\n"
          "task low priority 1; lock m; cpu 3ms; sleep 9ms; unlock m\n"
          "task high at 1ms priority 9; lock m; unlock m\n"
          "task mid at 1ms priority 5; cpu 4ms\ntask other at 2ms priority 2; cpu 3ms");
  // At 3 ms low's thread goes over to other, which is less urgent than mid.
  CHECK(result.threads() == "t0 low 0-3, t1 mid 3-7, t0 other 7-10");
}

TEST_CASE("a green task that holds a non-preemptive mutex protects no other task of its thread") {
  const ScenarioRun result =
      run("model green 2; policy priority; mutex m non-preemptive\n"
          "task low priority 1; lock m; sleep 2ms; cpu 3ms; unlock m\n"
          "task mid at 1ms priority 5; cpu 2ms\ntask top at 1500us priority 9; cpu 2ms");
  // mid, carried by the thread that carried low, gives way; low, which top's thread takes, does
  // not.
  CHECK(result.cores() == "mid 1-1.5, top 1.5-3.5, low 3.5-6.5, mid 6.5-8");
}

TEST_CASE("under a policy without keys the protocols are plain mutexes") {
  const std::string tasks =
      "\ntask low; lock m; cpu 4ms; unlock m\ntask high at 1ms priority 9; lock m; cpu 1ms; unlock "
      "m";
  for (const char* protocol : {"inherit", "pcp", "ceiling", "non-preemptive"}) {
    INFO(protocol);
    CHECK(
        run("policy round-robin quantum 1ms; mutex m " + std::string{protocol} + tasks).threads() ==
        run("policy round-robin quantum 1ms; mutex m" + tasks).threads());
  }
}

}  // namespace
}  // namespace interleave
