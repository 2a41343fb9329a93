#include "worker/executable.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "sim/simulation.hpp"
#include "worker/real_run.hpp"

namespace interleave {
namespace {

// A run with more events than this is longer than a real run may be.
constexpr std::uint64_t kMostEvents = 300'000;

Duration work_of(const Trace& trace) {
  Duration work;
  for (const Track& core : trace.cores) {
    for (std::size_t i = 0; i < core.size(); ++i) {
      const State state = core.state(i);
      if (state == State::running || state == State::polling) work += core[i].length();
    }
  }
  return work;
}

}  // namespace

std::string why_not_executable(const RunSpec& spec) {
  if (spec.policy.kind == PolicyKind::manual) {
    return "Under `manual` the reader decides, and a real run waits for nobody.";
  }
  if (spec.machine.cores > kMaxWorkers) {
    return "This run wants " + to_text(spec.machine.cores) + " workers at once, and " +
           to_text(kMaxWorkers) + " is the most that a real run starts.";
  }
  const Trace expected = simulate(spec, kMostEvents);
  const Duration per_worker{work_of(expected).ns / spec.machine.cores};
  if (per_worker > kMaxWorkPerWorker) {
    return "A real run really computes: this one has " + readable_duration(per_worker) +
           " of work for each worker, and " + readable_duration(kMaxWorkPerWorker) +
           " is the limit.";
  }
  if (expected.end - Time{} > kRealTimeLimit) {
    return "A real run takes as long as it says: this one needs at least " +
           readable_duration(expected.end - Time{}) + ", and " + readable_duration(kRealTimeLimit) +
           " is the limit.";
  }
  if (expected.end_kind == End::budget) {
    return "This run has more events than a real run can follow.";
  }
  return "";
}

}  // namespace interleave
