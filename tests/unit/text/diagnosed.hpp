// What parse() says about a text, short enough to stand in a test: "2:5 unknown-device", and
// "2:5 warning unused-device".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/format.hpp"
#include "text/parse.hpp"

namespace interleave {

using Found = std::vector<std::string>;

inline Found diagnosed(std::string_view text) {
  Found found;
  for (const Diagnostic& diagnostic : parse(text).diagnostics) {
    std::string line =
        to_text(diagnostic.where.line) + ":" + to_text(diagnostic.where.column) + " ";
    if (diagnostic.severity == Severity::warning) line += "warning ";
    found.push_back(line + diagnostic.code);
  }
  return found;
}

// The hint of the first diagnostic.
inline std::string hint_of(std::string_view text) {
  const ParsedScenario parsed = parse(text);
  return parsed.diagnostics.empty() ? "none" : parsed.diagnostics[0].hint;
}

}  // namespace interleave
