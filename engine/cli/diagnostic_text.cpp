#include "cli/diagnostic_text.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace interleave {

std::string diagnostic_text(std::string_view file, const Diagnostic& diagnostic) {
  const auto from_one = [](std::uint32_t n) { return to_text(std::max<std::uint32_t>(n, 1)); };
  std::string text(file);
  text += ":" + from_one(diagnostic.where.line) + ":" + from_one(diagnostic.where.column);
  text += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
  text += diagnostic.message + " [" + diagnostic.code + "]\n";
  if (!diagnostic.hint.empty()) text += "    " + diagnostic.hint + "\n";
  return text;
}

std::string diagnostics_text(std::string_view file, const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += diagnostic_text(file, diagnostic);
  return text;
}

}  // namespace interleave
