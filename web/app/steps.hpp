// The events of a run as places in time, to step through.
#pragma once

#include <optional>

#include "trace/trace.hpp"

namespace interleave {

// The next instant after `t`, or the last one before it, at which a slice of any core or lane
// begins or ends; empty when there is none.
[[nodiscard]] std::optional<Time> event_after(const Trace& trace, Time t);
[[nodiscard]] std::optional<Time> event_before(const Trace& trace, Time t);

}  // namespace interleave
