// What has to hold for every run.
#include <catch2/catch_test_macros.hpp>

#include "random_scenario.hpp"
#include "sim/simulation.hpp"
#include "trace/checks.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kSeeds = 3'000;

// Like random_scenario(), and every third under `fifo after-io preempt`.
RunSpec any_scenario(std::uint32_t seed) {
  RunSpec spec = random_scenario(seed);
  if (seed % 3 == 0) {
    spec.policy = {};
    spec.policy.kind = PolicyKind::fifo;
    spec.policy.after_io = PolicySpec::AfterIo::preempt;
  }
  return spec;
}

TEST_CASE("all checks hold on random runs") {
  std::uint64_t looked_at[12] = {};
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Trace trace = simulate(any_scenario(seed));
    for (const CheckResult& result : check(trace)) {
      INFO("seed " << seed << ": check " << result.number << ": " << result.failure);
      REQUIRE(result.failure.empty());
      looked_at[result.number] += result.looked_at;
    }
  }
  for (const int number : {1, 2, 3, 4, 5, 7, 8, 9, 10, 11}) {
    INFO("check " << number);
    CHECK(looked_at[number] > 1'000);
  }
}

TEST_CASE("a run in slices of a few events gives the same trace as one at once") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = any_scenario(seed);
    Simulation simulation{spec};
    std::uint64_t budget = seed % 5 + 1;
    while (!simulation.run_until(kMaxTime, budget)) budget = budget % 5 + 1;
    INFO("seed " << seed);
    REQUIRE(simulation.trace() == simulate(spec));
  }
}

TEST_CASE("a run in slices of a few nanoseconds gives the same trace as one at once") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = any_scenario(seed);
    Simulation simulation{spec};
    for (std::int64_t t = 0; !simulation.run_until(Time{t}, 1000); t += seed % 4 + 1) {
      REQUIRE(simulation.trace().end == Time{t});
    }
    INFO("seed " << seed);
    REQUIRE(simulation.trace() == simulate(spec));
  }
}

TEST_CASE("a snapshot that goes on gives the same trace as the run it was taken from") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = any_scenario(seed);
    Simulation simulation{spec};
    (void)simulation.run_until(kMaxTime, seed % 40);
    Simulation snapshot{simulation};
    (void)simulation.run_until(kMaxTime, 1'000'000);
    (void)snapshot.run_until(kMaxTime, 1'000'000);
    INFO("seed " << seed);
    REQUIRE(snapshot.trace() == simulation.trace());
    REQUIRE(snapshot.trace() == simulate(spec));
  }
}

TEST_CASE("what is shown of an unfinished run satisfies all checks but those on its end") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    Simulation simulation{any_scenario(seed)};
    (void)simulation.run_until(Time{seed % 30}, 1'000'000);
    for (const CheckResult& result : check(simulation.trace())) {
      INFO("seed " << seed << ": check " << result.number << ": " << result.failure);
      REQUIRE(result.failure.empty());
    }
  }
}

TEST_CASE("an idle core more changes no run that never uses all of them") {
  int compared = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    RunSpec spec = random_scenario(seed);
    spec.machine.cores = static_cast<std::int64_t>(spec.tasks.size());
    const Trace enough = simulate(spec);
    ++spec.machine.cores;
    const Trace more = simulate(spec);
    REQUIRE(more.cores.back().size() <= 1);
    REQUIRE(more.jobs == enough.jobs);
    ++compared;
  }
  CHECK(compared == kSeeds);
}

}  // namespace
}  // namespace interleave
