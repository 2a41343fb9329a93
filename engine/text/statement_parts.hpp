// A statement taken apart into the values of its fields and put together again. Values are written
// as in the text, strings without their quotation marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/form_fields.hpp"
#include "text/lexer.hpp"

namespace interleave {

struct StatementParts {
  std::string word;
  std::vector<FormField> fields;
  std::vector<std::optional<std::string>> values;  // one a field; empty: not said

  // What comes next where the statement breaks off: a field whose key is said and whose value is
  // not, or the first field without a key that is not said yet.
  std::optional<std::size_t> awaited;
  std::size_t next = 0;  // fields before this one can no longer be said, unless they have a key

  // The field of this name; none: null.
  [[nodiscard]] std::optional<std::string>* find(std::string_view name);
};

// `tokens` are of one statement of `text` that begins with a known word. Reads as far as it
// understands.
[[nodiscard]] StatementParts parts_of(std::string_view text, const std::vector<Token>& tokens);
[[nodiscard]] StatementParts parts_of(std::string_view statement);

// The statement in its canonical form.
[[nodiscard]] std::string joined(const StatementParts& parts);

}  // namespace interleave
