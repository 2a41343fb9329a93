// What has to hold for every run of the whole model.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "random_model.hpp"
#include "sim/simulation.hpp"
#include "trace/checks.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kSeeds = 20'000;
// Far more than any of these runs needs: one that reaches it does not end.
constexpr std::uint64_t kManyEvents = 200'000;

Trace run_of(const RunSpec& spec) { return simulate(spec, kManyEvents); }

// Whether `shorter` is `longer` cut off at its end.
bool begins(const Track& shorter, const Track& longer) {
  if (shorter.size() > longer.size()) return false;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    Slice slice = longer[i];
    if (i + 1 == shorter.size()) slice.end = std::min(slice.end, shorter.end(i));
    if (slice != shorter[i]) return false;
  }
  return true;
}

TEST_CASE("all checks hold on random runs of the whole model, and every run ends") {
  std::uint64_t looked_at[12] = {};
  int ends[7] = {};
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Trace trace = run_of(random_model(seed));
    ++ends[static_cast<std::size_t>(trace.end_kind)];
    INFO("seed " << seed << ": " << trace.model << ", " << trace.policy);
    CHECK(trace.end_kind != End::budget);
    for (const CheckResult& result : check(trace)) {
      INFO("check " << result.number << " " << result.name << ": " << result.failure);
      CHECK(result.failure.empty());
      looked_at[result.number] += result.looked_at;
    }
  }
  for (int number = 1; number <= 11; ++number) {
    INFO("check " << number);
    CHECK(looked_at[number] > 1'000);
  }
  // The random runs are worth something: they end in every way.
  CHECK(ends[static_cast<std::size_t>(End::completed)] > static_cast<int>(kSeeds / 3));
  CHECK(ends[static_cast<std::size_t>(End::horizon)] > 100);
  CHECK(ends[static_cast<std::size_t>(End::deadlock)] > 100);
  CHECK(ends[static_cast<std::size_t>(End::fault)] > 5);
}

TEST_CASE("a snapshot of any run goes on as the run it was taken from") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = random_model(seed);
    const Trace straight = run_of(spec);
    Simulation simulation{spec};
    (void)simulation.run_until(kMaxTime, seed * 7 % 60);
    Simulation snapshot{simulation};
    INFO("seed " << seed << ": " << straight.model << ", " << straight.policy);
    (void)simulation.run_until(kMaxTime, kManyEvents);
    CHECK(simulation.trace() == straight);
    (void)snapshot.run_until(kMaxTime, kManyEvents);
    CHECK(snapshot.trace() == straight);
  }
}

TEST_CASE("any run in slices of a few events and nanoseconds gives the trace of one at once") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = random_model(seed);
    Simulation simulation{spec};
    std::int64_t t = 0;
    for (std::uint64_t calls = 0; calls < kManyEvents; ++calls, t += calls % 3) {
      if (simulation.run_until(Time{t}, calls % 5 + seed % 7)) break;
    }
    INFO("seed " << seed << ": " << simulation.trace().model << ", " << simulation.trace().policy);
    CHECK(simulation.trace() == run_of(spec));
  }
}

TEST_CASE("a longer budget extends the same trace") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const RunSpec spec = random_model(seed);
    const Trace longer = run_of(spec);
    const Trace shorter = simulate(spec, 5 + seed % 50);
    INFO("seed " << seed << ": " << longer.model << ", " << longer.policy);
    REQUIRE(shorter.cores.size() == longer.cores.size());
    CHECK(shorter.end <= longer.end);
    for (std::size_t i = 0; i < shorter.cores.size(); ++i) {
      CHECK(begins(shorter.cores[i], longer.cores[i]));
    }
    for (std::size_t i = 0; i < shorter.lanes.size(); ++i) {
      CHECK(begins(shorter.lanes[i].track, longer.lanes[i].track));
    }
    CHECK(std::equal(shorter.coordination.begin(), shorter.coordination.end(),
                     longer.coordination.begin()));
  }
}

TEST_CASE("what is shown of an unfinished run of the whole model satisfies all checks") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    Simulation simulation{random_model(seed)};
    (void)simulation.run_until(Time{seed % 40}, kManyEvents);
    const Trace& trace = simulation.trace();
    for (const CheckResult& result : check(trace)) {
      INFO("seed " << seed << ": " << trace.model << ", " << trace.policy);
      INFO("check " << result.number << " " << result.name << ": " << result.failure);
      CHECK(result.failure.empty());
    }
  }
}

TEST_CASE("other names for the tasks change nothing but the names") {
  for (std::uint32_t seed = 0; seed < kSeeds; seed += 3) {
    RunSpec spec = random_model(seed);
    Trace trace = run_of(spec);
    for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
      trace.tasks[i].name = spec.tasks[i].name = std::string(1, static_cast<char>('z' - i));
    }
    Trace renamed = run_of(spec);
    for (Trace* one : {&trace, &renamed}) one->programs.clear();  // `spawn` names a task
    INFO("seed " << seed);
    CHECK(renamed == trace);
  }
}

TEST_CASE("a core more changes nothing for tasks that are all pinned elsewhere") {
  for (std::uint32_t seed = 0; seed < kSeeds; seed += 3) {
    RunSpec spec = random_model(seed);
    for (std::uint32_t c = 0; c < static_cast<std::uint32_t>(spec.machine.cores); ++c) {
      spec.pin_sets[0].push_back(CoreId{c});
    }
    const Trace fewer = run_of(spec);
    ++spec.machine.cores;
    Trace more = run_of(spec);
    INFO("seed " << seed << ": " << fewer.model << ", " << fewer.policy);
    REQUIRE(more.cores.back().size() <= 1);
    more.cores.pop_back();
    CHECK(more == fewer);
  }
}

TEST_CASE("random lengths are the same under every model and policy") {
  std::size_t compared = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; seed += 3) {
    RunSpec spec = random_model(seed);
    for (TaskSpec& task : spec.tasks) task.drop = false;
    const Trace one = run_of(spec);
    spec.model = RuntimeModel::threads;
    spec.policy = {};
    spec.machine.cores = 3;
    spec.pin_sets.assign(spec.pin_sets.size(), {});
    const Trace other = run_of(spec);
    if (one.end_kind != End::completed || other.end_kind != End::completed) continue;
    INFO("seed " << seed << ": " << one.model << ", " << one.policy);
    std::vector<std::int64_t> cpu[2];
    for (const Trace* trace : {&one, &other}) {
      auto& sums = cpu[trace == &other];
      sums.resize(trace->tasks.size());
      for (const JobInfo& job : trace->jobs) sums[job.task.index()] += job.cpu_demand.ns;
    }
    CHECK(cpu[0] == cpu[1]);
    ++compared;
  }
  CHECK(compared > kSeeds / 12);
}

}  // namespace
}  // namespace interleave
