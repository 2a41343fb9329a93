// The policy of one run with all its parameters as whole numbers.
#pragma once

#include "model/resolve_machine.hpp"
#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

// `policy` and `queues`, with the language's defaults where nothing is said.
[[nodiscard]] PolicySpec resolve_policy(const EffectiveSettings& settings, Values& values);

}  // namespace interleave
