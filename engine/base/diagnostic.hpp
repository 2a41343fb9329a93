// What is wrong with a text, where, and what to do. A diagnostic's message is one sentence that
// names what was found and what was expected; the hint, where there is one, is a sentence more
// ("did you mean `round-robin`?"). Codes are stable: programs and tests may rely on them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace interleave {

enum class Severity : std::uint8_t { error, warning };

// A place in a text. Line and column count from 1, columns in Unicode code points; a length of 0
// is a point between two characters. Line 0: the diagnostic has no place (a whole file).
struct SourceSpan {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // kebab-case, e.g. "unknown-policy"
  SourceSpan where;
  std::string message;
  std::string hint;  // may be empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

inline constexpr std::size_t kMaxDiagnostics = 20;  // that are given about one text

[[nodiscard]] inline bool has_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) return true;
  }
  return false;
}

}  // namespace interleave
