// The load of engine_bench.cpp in rounds, for wasm.mjs: round robin with waits, then the metrics
// and the checks of what it left. A line for each round: events, and the seconds of the three.
#include <chrono>
#include <cstdio>

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

int main() {
  using namespace interleave;
  constexpr int kRounds = 3;
  const RunSpec spec = bench::spec_of(bench::BurstLoad{});
  for (int round = 0; round < kRounds; ++round) {
    const double begin = seconds();
    Simulation simulation{spec};
    simulation.run_until(kNever, 2'000'000'000);
    const auto events = static_cast<double>(simulation.events());
    const Trace trace = std::move(simulation).take_trace();
    const double run = seconds();
    const Metrics metrics = measure(trace, std::nullopt);
    const double measured = seconds();
    for (const CheckResult& result : check(trace, metrics)) {
      if (!result.failure.empty()) return std::puts(result.failure.c_str()), 1;
    }
    std::printf("%.0f %.4f %.4f %.4f\n", events, run - begin, measured - run, seconds() - measured);
  }
}
