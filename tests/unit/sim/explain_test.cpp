// Whom a decision found waiting.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "scenario_run.hpp"
#include "sim/explain.hpp"

namespace interleave {
namespace {

// Who had the core from then on, and who waited: "a before c".
std::string decided(std::string_view text, std::uint32_t core, Time at) {
  const ScenarioRun done = run(text);
  const Decision decision = explain(done.spec, CoreId{core}, at);
  const auto name = [&](JobId job) {
    return std::string(done.trace.tasks[done.trace.jobs[job.index()].task.index()].name);
  };
  std::string words = decision.chosen ? name(decision.chosen->job) : "nobody";
  const char* before = " before ";
  for (const DecisionCandidate& candidate : decision.waited) {
    words += std::exchange(before, ", ") + name(candidate.job);
  }
  CHECK(decision.waited_count == decision.waited.size());
  return words;
}

TEST_CASE("whoever gets another core at the same instant did not wait") {
  const std::string text =
      "policy round-robin quantum 2ms; cores 2\n"
      "task a; cpu 4ms\ntask b; cpu 4ms\ntask c; cpu 2ms";
  CHECK(decided(text, 0, Time{}) == "a before c");
  CHECK(decided(text, 1, Time{}) == "b before c");
}

TEST_CASE("a core changes over at once, and still only those who are left wait") {
  const std::string text =
      "policy fifo; cores 2; cost switch 1ms\ntask a; cpu 4ms\ntask b; cpu 4ms\ntask c; cpu 2ms";
  CHECK(decided(text, 0, Time{}) == "a before c");
  CHECK(decided(text, 0, Time{4'500'000}) == "c");
}

}  // namespace
}  // namespace interleave
