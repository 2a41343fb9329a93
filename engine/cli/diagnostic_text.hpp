// Diagnostics as editors and people read them: `FILE:LINE:COLUMN: error: text [code]`, and the hint
// indented on the next line.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace interleave {

// A diagnostic without a place gets line 1, column 1.
[[nodiscard]] std::string diagnostic_text(std::string_view file, const Diagnostic& diagnostic);
[[nodiscard]] std::string diagnostics_text(std::string_view file, const Diagnostics& diagnostics);

}  // namespace interleave
