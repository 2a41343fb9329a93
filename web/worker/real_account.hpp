// What a measured run comes to beside a predicted one, as lines of words and numbers with tabs
// between them, for the page to put into sentences. All lengths in nanoseconds.
//
//   run <measured makespan> <predicted>
//   gaps <in all> <how many> <typical stretch between two of them, 0: too few>
//   handed-over <in all> <how many>
//   speed <least> <most> <mean>    in thousandths of what was expected; not where it cannot be told
//   task <name> <measured turnaround> <predicted, -1: none> <of it gaps>    of each finished job
//   kernel <name> <steps made>
#pragma once

#include <string>

#include "trace/trace.hpp"
#include "worker/real_run.hpp"

namespace interleave {

[[nodiscard]] std::string real_account(const RealRun& run, const Trace& predicted);

}  // namespace interleave
