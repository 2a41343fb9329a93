// The load of engine_bench.cpp in rounds, for wasm.mjs: round robin with waits, then the metrics
// and the checks of what it left. `bench_rounds TASKS`: a line for each round, of which small loads
// have more: events, the seconds of metrics and checks, and those of each part of the run.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "loads.hpp"
#include "sim/simulation.hpp"
#include "trace/checks.hpp"
#include "trace/metrics.hpp"

namespace {

double seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

}  // namespace

int main(int count, char** arguments) {
  using namespace interleave;
  constexpr unsigned long kTasksInAll = 30'000;
  constexpr std::uint64_t kPart = 50'000;  // events
  if (count != 2) return std::puts("usage: bench_rounds TASKS"), 2;
  const auto tasks = static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10));
  if (tasks == 0) return std::puts("bench_rounds: at least one task"), 2;
  const RunSpec spec = bench::spec_of(bench::BurstLoad{.tasks = tasks});
  for (auto left = std::max(3UL, kTasksInAll / tasks); left > 0; --left) {
    const double begin = seconds();
    Simulation simulation{spec};
    std::vector<double> parts;
    for (double since = begin; !simulation.ended();) {
      simulation.run_until(kNever, kPart);
      parts.push_back(seconds() - since);
      since += parts.back();
    }
    const auto events = static_cast<double>(simulation.events());
    const Trace trace = std::move(simulation).take_trace();
    const double run = seconds();
    const Metrics metrics = measure(trace, std::nullopt);
    const double measured = seconds();
    for (const CheckResult& result : check(trace, metrics)) {
      if (!result.failure.empty()) return std::puts(result.failure.c_str()), 1;
    }
    std::printf("%.0f %.6f %.6f", events, measured - run, seconds() - measured);
    for (const double part : parts) std::printf(" %.6f", part);
    std::puts("");
  }
}
