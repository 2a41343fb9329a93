// Where the cores' time went: how-it-works.md, "Numbers", the account of core time; and how often
// they were switched.
#pragma once

#include "trace/metrics.hpp"
#include "trace/piece.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Metrics::cores, as Trace::cores, and Metrics::switches, piece after piece. The six parts of each
// add up to Trace::end. Idle time is told apart instant by instant: a thread is ready; else a job
// waits (for something, for a thread, behind another job) or is yet to arrive; else nothing is left
// but what other cores do. Time for which the operating system had taken a measured core away
// counts as switching.
void measure_cores(const Trace& trace, Metrics& metrics, Piece& piece);

}  // namespace interleave
