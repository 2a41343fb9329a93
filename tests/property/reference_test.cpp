#include <catch2/catch_test_macros.hpp>

#include "naive_reference.hpp"
#include "random_scenario.hpp"
#include "sim/simulation.hpp"
#include "trace/export/merged_slices.hpp"

namespace interleave {
namespace {

std::optional<std::int64_t> ns(std::optional<Time> time) {
  return time ? std::optional{time->ns} : std::nullopt;
}

// What the simulation did, in the reference's words.
NaiveRun as_naive(const Trace& trace) {
  NaiveRun run;
  const std::vector<MergedSlice> slices = merged_slices(trace);
  for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
    for (const MergedSlice& slice : slices) {
      const JobInfo& job = trace.jobs[slice.job.index()];
      if (slice.core != core) continue;
      run.slices.push_back({core, job.task.value, job.index, slice.start.ns, slice.end.ns});
    }
  }
  for (std::uint32_t task = 0; task < trace.tasks.size(); ++task) {
    for (const JobInfo& job : trace.jobs) {
      if (job.task != TaskId{task}) continue;
      run.jobs.push_back({task, job.index, job.arrival.ns, ns(job.start), ns(job.finish)});
    }
  }
  run.end = trace.end.ns;
  run.completed = trace.end_kind == End::completed;
  return run;
}

TEST_CASE("the simulation does what a naive scheduler does, slice by slice") {
  int completed = 0;
  std::size_t slices = 0;
  for (std::uint32_t seed = 0; seed < 20'000; ++seed) {
    const RunSpec spec = random_scenario(seed);
    const NaiveRun expected = run_naively(spec);
    const NaiveRun actual = as_naive(simulate(spec, 100'000));
    INFO("seed " << seed);
    REQUIRE(actual.slices == expected.slices);
    REQUIRE(actual.jobs == expected.jobs);
    REQUIRE(actual.end == expected.end);
    REQUIRE(actual.completed == expected.completed);
    completed += expected.completed;
    slices += expected.slices.size();
  }
  // The random scenarios are worth something: most complete, some are cut, and much happens.
  CHECK(completed > 10'000);
  CHECK(completed < 19'000);
  CHECK(slices > 100'000);
}

}  // namespace
}  // namespace interleave
