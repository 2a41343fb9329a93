// The policy and the model of a run as the language's canonical form says them, for sentences:
// what is the default goes unsaid, but for the quantum.
#pragma once

#include <string>

#include "model/run_spec.hpp"

namespace interleave {

[[nodiscard]] std::string policy_statement(const PolicySpec& policy);
[[nodiscard]] std::string model_statement(const RunSpec& spec);

}  // namespace interleave
