// Where the cores' time went: how-it-works.md, "Numbers", the account of core time.
#pragma once

#include <vector>

#include "trace/metrics.hpp"
#include "trace/trace.hpp"

namespace interleave {

// As Trace::cores; the six parts of each add up to Trace::end. Idle time is told apart instant by
// instant: a thread is ready; else a job waits (for something, for a thread, behind another job) or
// is yet to arrive; else nothing is left but what other cores do. Time for which the operating
// system had taken a measured core away counts as switching.
[[nodiscard]] std::vector<CoreAccount> core_accounts(const Trace& trace);

}  // namespace interleave
