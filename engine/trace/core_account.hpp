// Where the cores' time went: model.md, "Metrics", the account of core time.
#pragma once

#include <vector>

#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

// As Trace::cores; the six parts of each add up to Trace::end. Idle time is told apart instant by
// instant: somebody is ready; else a job is blocked or yet to arrive; else nothing is left to do.
// Time for which the operating system had taken a measured core away counts as switching.
[[nodiscard]] std::vector<CoreAccount> core_accounts(const Trace& trace);

}  // namespace interleave
