// Mutexes that a task locks while it holds them, unlocks without holding them, or still holds at
// its end. A program has no branches, so all of it is known from the text.
#pragma once

#include <cstdint>

#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

// `task` is the index of the statement whose program this is; a mutex that is none of
// `mutexes` (an unknown name) is left out. Takes time in proportion to operations × nesting.
void check_held(std::uint32_t task, const Program& program, const std::vector<MutexSpec>& mutexes,
                Values& values);

}  // namespace interleave
