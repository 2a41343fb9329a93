#include "text/report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sort.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostWarnings = 100;

}  // namespace

void Report::add(Diagnostics& list, std::size_t room, Diagnostic diagnostic) {
  if (list.size() >= room) return;
  const bool known = std::any_of(list.begin(), list.end(), [&](const Diagnostic& other) {
    return other.code == diagnostic.code && other.where == diagnostic.where;
  });
  if (!known) list.push_back(std::move(diagnostic));
}

void Report::error(const SourceSpan& where, std::string_view code, std::string message,
                   std::string hint) {
  add(errors_, room_,
      {Severity::error, std::string(code), where, std::move(message), std::move(hint)});
}

void Report::warning(const SourceSpan& where, std::string_view code, std::string message,
                     std::string hint) {
  add(warnings_, kMostWarnings,
      {Severity::warning, std::string(code), where, std::move(message), std::move(hint)});
}

void sort_by_place(Diagnostics& diagnostics) {
  sort_items(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
}

Diagnostics Report::take() && {
  sort_by_place(errors_);
  sort_by_place(warnings_);
  errors_.insert(errors_.end(), warnings_.begin(), warnings_.end());
  errors_.resize(std::min(errors_.size(), kMaxDiagnostics));
  return std::move(errors_);
}

}  // namespace interleave
