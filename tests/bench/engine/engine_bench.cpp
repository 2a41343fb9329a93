// How fast the engine is, beside hand-written simulators of the same loads. Printed, never judged:
// machines are shared and noisy, so look at the ratios. Each figure is the best of several runs, by
// the time that the processor spent on them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <ctime>

#include "loads.hpp"
#include "sim/simulation.hpp"
#include "trace/checks.hpp"
#include "trace/metrics.hpp"

namespace interleave::bench {
namespace {

// Of processor time. `clear` comes before each round, and is not counted.
template <class Work, class Clear>
double best_seconds(int rounds, Work work, Clear clear) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    clear();
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

template <class Work>
double best_seconds(int rounds, Work work) {
  return best_seconds(rounds, work, [] {});
}

constexpr std::uint64_t kAll = 2'000'000'000;

struct Ran {
  std::uint64_t events = 0;
  Time end;
  Trace trace;
};

Ran run(const RunSpec& spec) {
  Simulation simulation{spec};
  simulation.run_until(kNever, kAll);
  const std::uint64_t events = simulation.events();
  Ran ran{events, {}, std::move(simulation).take_trace()};
  ran.end = ran.trace.end;
  return ran;
}

std::size_t slices_of(const Trace& trace) {
  std::size_t slices = 0;
  for (const Track& core : trace.cores) slices += core.size();
  for (const Lane& lane : trace.lanes) slices += lane.track.size();
  return slices;
}

// For a core, of all jobs together.
Duration waiting_in(const Trace& trace) {
  Duration waiting;
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      if (lane.track.state(i) == State::ready) waiting += lane.track[i].length();
    }
  }
  return waiting;
}

TEST_CASE("round robin with waits, the whole Trace kept") {
  const BurstLoad load;
  const RunSpec spec = spec_of(load);
  Ran ran;
  const double ours = best_seconds(
      3, [&] { ran = run(spec); }, [&] { ran = {}; });
  Figures by_hand;
  const double bare = best_seconds(3, [&] { by_hand = run_by_hand(load); });
  REQUIRE(ran.trace.end_kind == End::completed);
  CHECK(by_hand.end == ran.end);
  CHECK(by_hand.events == ran.events);
  CHECK(by_hand.waiting == waiting_in(ran.trace));
  const double rate = static_cast<double>(ran.events) / ours / 1e6;
  const double bare_rate = static_cast<double>(by_hand.events) / bare / 1e6;
  std::printf("round robin, %u tasks of %u bursts with waits on %u cores\n", load.tasks,
              load.bursts, load.cores);
  std::printf("  engine        %6.2f M events/s  (%.1f M events, wanted: at least 6)\n", rate,
              static_cast<double>(ran.events) / 1e6);
  std::printf("  by hand       %6.2f M events/s\n", bare_rate);
  std::printf("  ratio         %6.2f             (wanted: at least 0.5)\n", rate / bare_rate);
}

TEST_CASE("earliest deadline first, periodic tasks") {
  const PeriodicLoad load;
  const RunSpec spec = spec_of(load);
  Ran ran;
  const double ours = best_seconds(
      3, [&] { ran = run(spec); }, [&] { ran = {}; });
  Figures by_hand;
  const double bare = best_seconds(3, [&] { by_hand = run_by_hand(load); });
  const auto jobs = static_cast<double>(ran.trace.jobs.size());
  CHECK(by_hand.events == ran.trace.jobs.size());
  std::printf("earliest deadline first, %u periodic tasks on %u cores\n", load.tasks, load.cores);
  std::printf("  engine        %6.2f M jobs/s    (%.2f M jobs, wanted: at least 1)\n",
              jobs / ours / 1e6, jobs / 1e6);
  std::printf("  by hand       %6.2f M jobs/s\n", jobs / bare / 1e6);
  std::printf("  ratio         %6.2f\n", bare / ours);
}

TEST_CASE("cost for each event as the number of tasks grows") {
  std::printf("round robin with waits, time for each event (may double per tenfold)\n");
  double former = 0;
  for (const std::uint32_t tasks : {1'000u, 10'000u, 100'000u, 1'000'000u}) {
    const BurstLoad load{tasks, std::max(1u, 1'000'000u / tasks), 4};
    const RunSpec spec = spec_of(load);
    Ran ran;
    const double seconds = best_seconds(
        2, [&] { ran = run(spec); }, [&] { ran = {}; });
    const double each = seconds / static_cast<double>(ran.events) * 1e9;
    std::printf("  %8u tasks %6.0f ns", tasks, each);
    if (former > 0) std::printf("   x %.2f", each / former);
    std::printf("\n");
    former = each;
  }
}

TEST_CASE("metrics and checks of a million slices, and their size") {
  const BurstLoad load{2'000, 100, 4};
  const Ran ran = run(spec_of(load));
  const std::size_t slices = slices_of(ran.trace);
  Metrics metrics;
  const double measuring = best_seconds(3, [&] { metrics = measure(ran.trace, std::nullopt); });
  std::vector<CheckResult> results;
  const double checking = best_seconds(3, [&] { results = check(ran.trace); });
  for (const CheckResult& result : results) CHECK(result.failure == "");
  const double each = 1e6 / static_cast<double>(slices) * 1e3;
  std::printf("a million slices\n");
  std::printf("  metrics       %6.1f ms\n", measuring * each);
  std::printf("  checks        %6.1f ms, their metrics included (wanted: at most 100 together)\n",
              checking * each);
  std::printf("  bytes a slice %6zu    (wanted: at most 40)\n", sizeof(Slice));
}

}  // namespace
}  // namespace interleave::bench
