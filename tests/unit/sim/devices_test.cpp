#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

constexpr std::string_view kThree =
    "\ncores 3\ntask a; io d 2ms\ntask b; io d 3ms\ntask c; io d 1ms";

std::string finishes(const ScenarioRun& result) {
  return ms(*result.info("a").finish) + " " + ms(*result.info("b").finish) + " " +
         ms(*result.info("c").finish);
}

TEST_CASE("a device with one server serves in the order of asking") {
  CHECK(finishes(run("policy fifo\ndevice d" + std::string{kThree})) == "2 5 6");
}

TEST_CASE("a device with two servers serves two at a time") {
  const ScenarioRun result = run("policy fifo\ndevice d servers 2" + std::string{kThree});
  CHECK(finishes(result) == "2 3 3");
  CHECK(result.metrics.devices[0].busy == Duration{6'000'000});
}

TEST_CASE("an unlimited device serves everybody at once") {
  CHECK(finishes(run("policy fifo\ndevice d servers unlimited" + std::string{kThree})) == "2 3 1");
}

TEST_CASE("a blocked task releases its core in the same instant") {
  const ScenarioRun result =
      run("policy fifo\ndevice d\ntask a; cpu 1ms; io d 5ms; cpu 1ms\ntask b; cpu 2ms");
  CHECK(result.cores() == "a 0-1, b 1-3, a 6-7");
}

TEST_CASE("a request remembers when it was asked, begun and done") {
  const ScenarioRun result = run("policy fifo\ndevice d" + std::string{kThree});
  const DeviceRequest& second = result.trace.devices[0].requests[1];
  CHECK(second.asked == Time{0});
  CHECK(second.begun == Time{2'000'000});
  CHECK(second.done == Time{5'000'000});
}

}  // namespace
}  // namespace interleave
