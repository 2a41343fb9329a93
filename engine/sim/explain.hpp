// Why a core runs whom it runs: the decision behind an instant of a run, found by running it again.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/simulation.hpp"
#include "trace/decision.hpp"
#include "trace/trace.hpp"

namespace interleave {

// The last decision about `core` at or before `at`; `core` exists in the run. After the end of the
// run, the last one of all. Costs about as much as the run up to there, twice.
[[nodiscard]] Decision explain(const RunSpec& spec, CoreId core, Time at);

// The same in pieces, for who has the finished Trace and must not be kept waiting.
class Explanation {
 public:
  // `trace` is the run of `spec`, of which the core's row holds `at` or ends before it.
  Explanation(const RunSpec& spec, const Trace& trace, CoreId core, Time at);

  // Goes on for at most so many events. True when the decision is known; all at once about as much
  // as the run up to it.
  bool advance(std::uint64_t event_budget);
  // Only once advance() has said true.
  [[nodiscard]] Decision take() { return std::move(decision_); }

 private:
  // Of all that is chosen at that instant for this core and this thread the last counts.
  struct Found {
    Kernel::Choice choice;
    std::vector<JobId> others;  // of the candidates, as they were then
  };
  // True once the run has come to `until`, or will not.
  bool run_until(Time until, std::uint64_t event_budget);
  void list_others();

  Decision decision_;
  std::vector<JobId> elsewhere_;  // on a core from that instant on: they did not have to wait
  std::optional<Simulation> simulation_;  // none: there is nothing left to look for
  bool is_near_ = false;                  // the instant is the next
  std::optional<Found> found_;
};

}  // namespace interleave
