// From a part of a Scenario to a place in its text.
#pragma once

#include "base/diagnostic.hpp"
#include "text/parse.hpp"

namespace interleave {

// The problem at its place, with a hint where the text holds a name that may have been meant.
[[nodiscard]] Diagnostic place_in_text(const ParsedScenario& parsed, const Problem& problem);

}  // namespace interleave
