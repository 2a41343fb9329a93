// Traces made by hand. Times are milliseconds.
#pragma once

#include "trace/recorder.hpp"

namespace interleave {

inline Time at_ms(std::int64_t count) { return {count * 1'000'000}; }
inline Duration for_ms(std::int64_t count) { return {count * 1'000'000}; }

// Names for `tasks` tasks a, b, c ... of one program (cpu "work", io disk, cpu), cores and one
// device "disk" of one server. Round robin with a quantum of 2 ms.
Trace made_head(std::size_t tasks, std::size_t cores);

// Round robin on one core: a and b arrive at 0; a computes 0-2, b 2-4, a 4-5 and then reads the
// disk 5-8; b goes on 5-6 and ends; the core is idle; a computes 8-9 and ends.
Trace made_run();

}  // namespace interleave
