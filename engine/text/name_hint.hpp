// What a name that nothing bears was probably meant to be.
#pragma once

#include <string>

#include "model/run_spec.hpp"

namespace interleave {

// For a problem with a code "unknown-device", "unknown-task" and the like: "did you mean `disk`?"
// or how to declare it; "" when there is nothing to say.
[[nodiscard]] std::string name_hint(const Scenario& scenario, const Problem& problem);

}  // namespace interleave
