// Numbers that textbooks print.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

// The sum over tasks, in milliseconds.
std::int64_t total_waiting(const ScenarioRun& result) {
  std::int64_t sum = 0;
  for (const JobMetrics& job : result.metrics.jobs) sum += job.waiting.ns;
  return sum / 1'000'000;
}

std::int64_t total_turnaround(const ScenarioRun& result) {
  std::int64_t sum = 0;
  for (const JobMetrics& job : result.metrics.jobs) sum += job.turnaround.value().ns;
  return sum / 1'000'000;
}

// Silberschatz, Operating System Concepts, ch. 5.3.
constexpr std::string_view kSilberschatz =
    "\ntask P1; cpu 24ms\ntask P2; cpu 3ms\ntask P3; cpu 3ms";

TEST_CASE("first come first served makes short tasks wait behind a long one") {
  const ScenarioRun result = run("policy fifo" + std::string{kSilberschatz});
  CHECK(result.cores() == "P1 0-24, P2 24-27, P3 27-30");
  CHECK(total_waiting(result) == 3 * 17);
}

TEST_CASE("first come first served with the short tasks first waits a sixth as long") {
  const ScenarioRun result =
      run("policy fifo\ntask P2; cpu 3ms\ntask P3; cpu 3ms\ntask P1; cpu 24ms");
  CHECK(total_waiting(result) == 3 * 3);
}

TEST_CASE("round robin with a quantum of 4 waits 5.66 on average") {
  const ScenarioRun result = run("policy round-robin quantum 4ms" + std::string{kSilberschatz});
  CHECK(result.cores() == "P1 0-4, P2 4-7, P3 7-10, P1 10-30");
  CHECK(total_waiting(result) == 17);
  CHECK(result.metrics.waiting.mean_ns_millionths == 5'666'666'666'667);
  CHECK(result.of("P1").preemptions == 1);
  CHECK(result.metrics.switches == 3);
}

// Arpaci-Dusseau, OSTEP, ch. 7.
TEST_CASE("three equal tasks in order of arrival turn around in 20 on average") {
  const ScenarioRun result =
      run("policy fifo\ntask A; cpu 10ms\ntask B; cpu 10ms\ntask C; cpu 10ms");
  CHECK(total_turnaround(result) == 3 * 20);
}

TEST_CASE("a convoy behind a task of 100 turns around in 110 on average") {
  const ScenarioRun result =
      run("policy fifo\ntask A; cpu 100ms\ntask B; cpu 10ms\ntask C; cpu 10ms");
  CHECK(total_turnaround(result) == 3 * 110);
}

TEST_CASE("round robin with a quantum of 1 responds within 1 on average") {
  const ScenarioRun result =
      run("policy round-robin quantum 1ms\ntask A; cpu 5ms\ntask B; cpu 5ms\ntask C; cpu 5ms");
  CHECK(result.metrics.response.mean_ns_millionths == 1'000'000'000'000);
  CHECK(total_turnaround(result) == 13 + 14 + 15);
}

TEST_CASE("overlapping computing with a disk uses the time of waiting") {
  const std::string tasks =
      "\ndevice disk\n"
      "task A; repeat 4; cpu 10ms; io disk 10ms; end; cpu 10ms\n"
      "task B; cpu 50ms";
  CHECK(run("policy fifo after-io preempt" + tasks).cores() ==
        "A 0-10, B 10-20, A 20-30, B 30-40, A 40-50, B 50-60, A 60-70, B 70-80, A 80-90, B 90-100");
  CHECK(run("policy fifo" + tasks).cores() ==
        "A 0-10, B 10-60, A 60-70, A 80-90, A 100-110, A 120-130");
}

}  // namespace
}  // namespace interleave
