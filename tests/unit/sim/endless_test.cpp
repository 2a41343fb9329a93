// Endless tasks under policies that ask how much a thread still has to do.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("an endless burst is longer than any other, be its parts drawn or not") {
  for (const char* length : {"1ms", "uniform 1ms 1ms"}) {
    const ScenarioRun result = run("policy srtf; horizon 9ms\ntask a; repeat forever; cpu " +
                                   std::string{length} + "; end\ntask b at 2ms; cpu 3ms");
    INFO(length);
    CHECK(result.cores() == "a 0-2, b 2-5, a 5-9");
  }
}

TEST_CASE("a burst within an endless repeat ends at its next wait") {
  const ScenarioRun result =
      run("policy sjf; horizon 20ms; device d unlimited\n"
          "task a; repeat forever; cpu uniform 1ms 1ms; io d 4ms; cpu uniform 2ms 2ms; end\n"
          "task b at 500us; cpu 4ms\ntask c at 500us; cpu 2ms");
  // At 5 ms a's burst goes on into the next round: 2 ms and 1 ms, less than b's 4 ms.
  CHECK(result.cores() == "a 0-1, c 1-3, b 3-7, a 7-10, a 14-17");
}

TEST_CASE("an endless task has no laxity, be it that it never computes") {
  const ScenarioRun result =
      run("policy llf tick 1ms; horizon 6ms; device d\n"
          "task a deadline 100ms; repeat forever; io d 1ms; end\n"
          "task b deadline 50ms; repeat forever; cpu uniform 1ms 1ms; io d 1ms; end\n"
          "task c deadline 4ms; cpu 2ms");
  CHECK(result.cores() == "b 0-1, c 1-2, b 2-3, c 3-4, b 4-5");
}

}  // namespace
}  // namespace interleave
