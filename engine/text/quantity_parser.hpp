// Reads one number or duration: a literal, `$name` or an expression in parentheses. Units are
// checked here as far as the text alone decides, so that an error points at the very operator.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/name_table.hpp"
#include "model/scenario.hpp"
#include "text/statement_cursor.hpp"

namespace interleave {

// The text's parameters by name; the index is the one in Scenario::parameters.
struct ParameterTable {
  NameTable index_of;
  std::vector<std::string_view> names;  // in order
  std::vector<Parameter> parameters;    // in order
  std::vector<bool> understood;         // false: its statement has an error
};

class QuantityParser {
 public:
  QuantityParser(StatementCursor& cursor, const ParameterTable& table)
      : cursor_(cursor), table_(table) {}

  // False after an error of syntax. After one of meaning (units, an unknown parameter) the rest of
  // the statement can still be read: then true, with a quantity without nodes.
  // `what` names the place: "the length of `cpu`".
  [[nodiscard]] bool read(Unit expected, std::string_view what, Quantity& quantity,
                          SourceSpan& where);

  // A literal where no parameter and no expression may stand; false after any error.
  [[nodiscard]] bool read_only_literal(std::string_view what, Scalar& value, SourceSpan& where);

  // The same as read() for `xN`, whose number is written into the word: `x3`, `x$n`, `x($n * 2)`.
  [[nodiscard]] bool read_copies(Quantity& quantity, SourceSpan& where);

 private:
  // What the text alone says about a unit; a bare 0 goes with both.
  enum class Guess : std::uint8_t { number, duration, zero, unknown };

  bool read_word(std::string_view word, const SourceSpan& where, Guess& guess);
  bool read_literal_word(std::string_view word, const SourceSpan& where, Guess& guess);
  bool read_separate_unit(std::string_view number, const SourceSpan& where, Guess& guess);
  bool read_parameter(std::string_view word, const SourceSpan& where, Guess& guess);
  bool read_parentheses(Guess& guess);
  bool read_sum(Guess& guess);
  bool read_product(Guess& guess);
  bool read_operand(Guess& guess);
  bool read_operator(std::string_view choices, char& chosen, SourceSpan& where);
  void negate_since(std::size_t first_node);
  void combine(char sign, const SourceSpan& where, Guess& left, Guess right);
  void finish(std::string_view what, const SourceSpan& where, Guess guess, Quantity& quantity);
  [[nodiscard]] bool fail_operator_spacing(const SourceSpan& where, std::string_view word);
  void report_meaning(const SourceSpan& where, std::string_view code, std::string message,
                      std::string hint = "");

  StatementCursor& cursor_;
  const ParameterTable& table_;
  std::vector<QuantityNode> nodes_;
  Unit expected_ = Unit::number;
  std::size_t depth_ = 0;     // of parentheses
  bool meaningless_ = false;  // an error of meaning was reported
};

}  // namespace interleave
