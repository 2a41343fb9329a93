// Running in slices, and snapshots.
#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"
#include "trace/checks.hpp"

namespace interleave {
namespace {

constexpr std::string_view kScenario =
    "policy round-robin quantum 2ms\ndevice d\n"
    "task a; repeat 3; cpu 3ms; io d 2ms; end\ntask b; cpu 9ms\ntask c at 4ms; cpu 1ms";

TEST_CASE("a run shows what is known up to the time it has come to") {
  Simulation simulation{spec_of(kScenario)};
  CHECK(!simulation.run_until(Time{2'500'000}, 1000));
  CHECK(simulation.now() == Time{2'500'000});
  CHECK(simulation.trace().end == Time{2'500'000});
  CHECK(simulation.trace().end_kind == End::running);
  CHECK(simulation.trace().cores[0].end(simulation.trace().cores[0].size() - 1) == Time{2'500'000});
}

TEST_CASE("a run in slices of one event gives the same trace") {
  const RunSpec spec = spec_of(kScenario);
  Simulation simulation{spec};
  int slices = 0;
  while (!simulation.run_until(kMaxTime, 1)) ++slices;
  CHECK(slices > 10);
  CHECK(simulation.trace() == simulate(spec));
}

TEST_CASE("a run in small slices of time gives the same trace") {
  const RunSpec spec = spec_of(kScenario);
  Simulation simulation{spec};
  for (std::int64_t t = 0; !simulation.run_until(Time{t}, 1000); t += 700'000) {
  }
  CHECK(simulation.trace() == simulate(spec));
}

TEST_CASE("a run that takes in its tasks in pieces gives the same trace") {
  const RunSpec spec = spec_of(
      "cores 2; policy edf; mutex m pcp; model threads; horizon 1s\n"
      "task a x5 apart 3ms; lock m; cpu 3ms; unlock m; spawn c\n"
      "task b at 9ms, 2ms after a; cpu 4ms\n"
      "task c on-demand; cpu 1ms\n"
      "task d every 7ms deadline 6ms; lock m; cpu 1ms; unlock m");
  for (const std::size_t tasks : {1u, 3u, 100u}) {
    Simulation simulation = Simulation::begun(spec);
    std::size_t pieces = 1;
    for (; !simulation.take_in(spec, tasks); ++pieces) REQUIRE(pieces < 100);
    CHECK(pieces == (spec.tasks.size() + tasks - 1) / tasks);
    CHECK(simulation.run_until(kMaxTime, 100'000));
    CHECK(simulation.trace() == simulate(spec));
  }
}

TEST_CASE("a copy goes on as the original does") {
  const RunSpec spec = spec_of(kScenario);
  Simulation original{spec};
  CHECK(!original.run_until(Time{5'000'000}, 1000));
  Simulation copy{original};
  CHECK(copy.run_until(kMaxTime, 1000));
  CHECK(original.trace().end == Time{5'000'000});
  CHECK(original.run_until(kMaxTime, 1000));
  CHECK(copy.trace() == original.trace());
  CHECK(copy.trace() == simulate(spec));
}

TEST_CASE("with hundreds of tasks too, slices and copies give the same trace") {
  const RunSpec spec = spec_of(
      "cores 3; policy round-robin quantum 2ms; device d servers unlimited\n"
      "task a x400; repeat 3; cpu uniform 1ms 9ms; io d uniform 1ms 2s; end\n"
      "task b x40 at 0ms, 90ms, 180ms deadline 200ms drop; cpu 3ms; spawn c; sleep 7ms; join\n"
      "task c on-demand; cpu 1ms; io d 5ms");
  Simulation original{spec};
  for (std::int64_t t = 0; t < 3'000'000'000; t += 70'000'000) {
    static_cast<void>(original.run_until(Time{t}, 10));
    static_cast<void>(original.run_until(Time{t}, 100'000));
  }
  Simulation copy{original};
  CHECK(copy.run_until(kMaxTime, 1'000'000));
  CHECK(original.run_until(kMaxTime, 1'000'000));
  CHECK(copy.trace() == original.trace());
  CHECK(copy.trace() == simulate(spec));
  CHECK(copy.trace().end_kind == End::completed);
  for (const CheckResult& result : check(copy.trace())) CHECK(result.failure == "");
}

TEST_CASE("a budget of no events changes nothing") {
  Simulation simulation{spec_of(kScenario)};
  CHECK(!simulation.run_until(kMaxTime, 0));
  CHECK(simulation.events() == 0);
}

TEST_CASE("a run that has ended stays as it is") {
  Simulation simulation{spec_of(kScenario)};
  CHECK(simulation.run_until(kMaxTime, 1000));
  const Trace trace = simulation.trace();
  CHECK(simulation.run_until(kMaxTime, 1000));
  simulation.stop_for_budget();
  CHECK(simulation.trace() == trace);
}

TEST_CASE("slices that begin with an operation of no time keep the reason of their dispatch") {
  const ScenarioRun result = run("policy fifo\ntask a; cpu 0; cpu 1ms; cpu 1ms");
  const Track& core = result.trace.cores[0];
  REQUIRE(core.size() == 2);
  CHECK(core[0].cause == Cause::dispatched);
  CHECK(core[0].operation == 1);
  CHECK(core[1].cause == Cause::operation_began);
}

}  // namespace
}  // namespace interleave
