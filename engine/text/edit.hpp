// A changed Scenario written into the text that it came from: only the statements that differ are
// written anew; comments, order, line ends and the spelling of all others stay.
#pragma once

#include <string>
#include <string_view>

#include "text/parse.hpp"

namespace interleave {

// `parsed` is parse(text). The result parses to `changed`, whatever changed; where that cannot be
// had by changing single statements (say, of a text with errors), it is print(changed).
[[nodiscard]] std::string edit(std::string_view text, const ParsedScenario& parsed,
                               const Scenario& changed);

}  // namespace interleave
