// Collects what is wrong with a text, first while it is read, then while its runs are resolved. At
// most kMaxDiagnostics are given, errors before warnings; the same problem at the same place is
// kept once, so that a mistake that every variant meets is one diagnostic.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace interleave {

// By line and column; those of one place keep their order.
void sort_by_place(Diagnostics& diagnostics);

class Report {
 public:
  void error(const SourceSpan& where, std::string_view code, std::string message,
             std::string hint = "");
  void warning(const SourceSpan& where, std::string_view code, std::string message,
               std::string hint = "");

  // From here on there is room for as many again, so that what is found late in the work but early
  // in the text is not lost.
  void begin_runs() { room_ = errors_.size() + kMaxDiagnostics; }

  // Whether another error would be dropped: then hints need not be looked for.
  [[nodiscard]] bool is_full() const { return errors_.size() >= room_; }
  [[nodiscard]] bool has_errors() const { return !errors_.empty(); }
  [[nodiscard]] std::size_t errors() const { return errors_.size(); }

  // Errors in the order of the text, then warnings in the order of the text.
  [[nodiscard]] Diagnostics take() &&;

 private:
  static void add(Diagnostics& list, std::size_t room, Diagnostic diagnostic);

  Diagnostics errors_, warnings_;
  std::size_t room_ = kMaxDiagnostics;
};

}  // namespace interleave
