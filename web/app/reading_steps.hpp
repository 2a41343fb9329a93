// What is drawn of a Trace beside its slices, made in steps, so that after a run of a million
// slices nobody waits for all of it at once.
#pragma once

#include <cstddef>
#include <optional>

#include "ui/state.hpp"

namespace interleave {

// Of a Reading with its Trace and nothing else, step after step from 0 on. `serial`: the makespan
// under `serial` on one core. True when there is no other step.
bool read_step(Reading& reading, std::optional<Duration> serial, std::size_t step);

}  // namespace interleave
