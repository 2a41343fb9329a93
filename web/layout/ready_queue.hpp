// Who waits for a core at an instant, and in which order.
#pragma once

#include <vector>

#include "trace/piece.hpp"
#include "trace/trace.hpp"

namespace interleave {

// More are not listed.
inline constexpr std::size_t kMostReady = 100;

// The jobs that are ready at t: the most urgent first where the Trace says what makes them so
// (Preemption::priority, deadline, period), else in the order in which they became ready; then in
// the order of their release. Looks at every lane.
[[nodiscard]] std::vector<JobId> ready_at(const Trace& trace, Time t);
// The same in pieces: nobody until the last of them.
[[nodiscard]] std::vector<JobId> ready_at(const Trace& trace, Time t, Piece& piece);

}  // namespace interleave
