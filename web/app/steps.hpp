// The events of a run as places in time, to step through.
#pragma once

#include <optional>

#include "trace/trace.hpp"

namespace interleave {

// The next instant after `t`, or the last one before it, at which a slice of any core or lane
// begins or ends; empty when there is none.
[[nodiscard]] std::optional<Time> event_after(const Trace& trace, Time t);
[[nodiscard]] std::optional<Time> event_before(const Trace& trace, Time t);

// The same for decisions: instants at which a core goes over to another job, or to none.
[[nodiscard]] std::optional<Time> decision_after(const Trace& trace, Time t);
[[nodiscard]] std::optional<Time> decision_before(const Trace& trace, Time t);

// The same for the beginnings of one row's slices.
[[nodiscard]] std::optional<Time> slice_after(const Track& track, Time t);
[[nodiscard]] std::optional<Time> slice_before(const Track& track, Time t);

}  // namespace interleave
