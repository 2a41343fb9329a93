// Why a core runs whom it runs: the decision behind an instant of a run, found by running it again.
#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "trace/decision.hpp"

namespace interleave {

// The last decision about `core` at or before `at`; `core` exists in the run. After the end of the
// run, the last one of all. Costs about as much as the run up to there, twice.
[[nodiscard]] Decision explain(const RunSpec& spec, CoreId core, Time at);

}  // namespace interleave
