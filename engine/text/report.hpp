// Collects what is wrong with a text while it is read. At most kMaxDiagnostics are kept, errors
// before warnings; the same problem at the same place is kept once, so that a mistake that every
// variant meets is one diagnostic.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace interleave {

class Report {
 public:
  void error(const SourceSpan& where, std::string_view code, std::string message,
             std::string hint = "");
  void warning(const SourceSpan& where, std::string_view code, std::string message,
               std::string hint = "");

  // Whether another error would be dropped: then hints need not be looked for.
  [[nodiscard]] bool is_full() const;
  [[nodiscard]] bool has_errors() const { return !errors_.empty(); }

  // Errors in the order of the text, then warnings in the order of the text.
  [[nodiscard]] Diagnostics take() &&;

 private:
  static void add(Diagnostics& list, Diagnostic diagnostic);

  Diagnostics errors_, warnings_;
};

}  // namespace interleave
