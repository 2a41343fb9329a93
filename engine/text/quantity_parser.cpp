// Literals, parameters and the check against what the place expects; expression_parser.cpp reads
// what stands in parentheses.
#include "text/quantity_parser.hpp"

#include <string>
#include <utility>

#include "base/format.hpp"
#include "text/characters.hpp"
#include "text/literal.hpp"
#include "text/parse.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

using Outcome = LiteralReading::Outcome;

std::string expectation(Unit unit, std::string_view what) {
  std::string text = unit == Unit::duration ? "a duration such as `5ms` for " : "a number for ";
  return text.append(what);
}

// What `5min` or `5 min` is in a unit of the language, "" if it cannot be said.
std::string in_known_unit(std::string_view number, std::string_view word) {
  const ForeignUnit foreign = foreign_unit(word);
  const LiteralReading reading = read_literal(number);
  if (foreign.factor == 0 || reading.outcome != Outcome::ok) return "";
  const auto value = multiply(reading.value.value, Rational{foreign.factor});
  if (!value) return "";
  return "write `" + print_literal({*value, Unit::number}) + std::string(foreign.unit) + "`";
}

bool is_only_zero(const Parameter& parameter) {
  return parameter.value == Scalar{} && parameter.from.value_or(Scalar{}) == Scalar{} &&
         parameter.to.value_or(Scalar{}) == Scalar{};
}

}  // namespace

bool QuantityParser::read(Unit expected, std::string_view what, Quantity& quantity,
                          SourceSpan& where) {
  expected_ = expected;
  nodes_.clear();
  depth_ = 0;
  meaningless_ = false;
  where = cursor_.here();
  Guess guess = Guess::unknown;
  const std::string_view word = cursor_.peek_word();
  if (cursor_.peek(Token::Kind::open)) {
    if (!read_parentheses(guess)) return false;
  } else if (word.starts_with('$') || read_literal(word).outcome != Outcome::no_number) {
    cursor_.take(Token::Kind::word);
    if (!read_word(word, where, guess)) return false;
  } else {
    const bool minus = word.starts_with('-');
    return cursor_.fail_expecting(
        expected == Unit::duration ? "expected-duration" : "expected-number",
        expectation(expected, what), minus ? "put it in parentheses: `(-$name)`" : "");
  }
  where = cursor_.since(where);
  finish(what, where, guess, quantity);
  return true;
}

bool QuantityParser::read_only_literal(std::string_view what, Scalar& value, SourceSpan& where) {
  expected_ = Unit::duration;  // a unit may follow
  nodes_.clear();
  meaningless_ = false;
  where = cursor_.here();
  const std::string_view word = cursor_.peek_word();
  if (read_literal(word).outcome == Outcome::no_number) {
    return cursor_.fail_expecting("expected-literal",
                                  "a number or a duration such as `5ms` for " + std::string(what));
  }
  cursor_.take(Token::Kind::word);
  Guess guess = Guess::unknown;
  if (!read_literal_word(word, where, guess) || meaningless_) return false;
  value = nodes_[0].literal;
  return true;
}

bool QuantityParser::read_copies(Quantity& quantity, SourceSpan& where) {
  expected_ = Unit::number;
  nodes_.clear();
  depth_ = 0;
  meaningless_ = false;
  where = cursor_.here();
  Guess guess = Guess::unknown;
  std::string_view word = cursor_.peek_word();
  cursor_.take(Token::Kind::word);
  word.remove_prefix(1);
  const bool good = word.empty() ? read_parentheses(guess) : read_word(word, where, guess);
  if (!good) return false;
  where = cursor_.since(where);
  finish("`x`", where, guess, quantity);
  return true;
}

void QuantityParser::report_meaning(const SourceSpan& where, std::string_view code,
                                    std::string message, std::string hint) {
  cursor_.report().error(where, code, std::move(message), std::move(hint));
  meaningless_ = true;
}

bool QuantityParser::read_word(std::string_view word, const SourceSpan& where, Guess& guess) {
  return word.starts_with('$') ? read_parameter(word, where, guess)
                               : read_literal_word(word, where, guess);
}

bool QuantityParser::read_literal_word(std::string_view word, const SourceSpan& where,
                                       Guess& guess) {
  const LiteralReading reading = read_literal(word);
  const bool bad_unit = reading.outcome == Outcome::unknown_unit;
  if (reading.outcome == Outcome::ok) {
    const bool zero = reading.value == Scalar{};
    guess = zero                                   ? Guess::zero
            : reading.value.unit == Unit::duration ? Guess::duration
                                                   : Guess::number;
    nodes_.push_back({QuantityNode::Kind::literal, reading.value, 0});
    return !reading.unit.empty() || read_separate_unit(word, where, guess);
  }
  if (reading.outcome == Outcome::overflow) {
    report_meaning(where, "overflow",
                   in_quotes(word) + " is too large or too fine to be kept exactly");
  } else if (bad_unit && (expected_ == Unit::duration || depth_ > 0)) {
    report_meaning(where, "unknown-unit",
                   "there is no unit " + in_quotes(reading.unit) +
                       ": durations are written in ns, us, ms or s",
                   in_known_unit(reading.number, reading.unit));
  } else if (word.find_first_of("+-*/", 1) != word.npos) {
    return fail_operator_spacing(where, word);
  } else {
    report_meaning(where, "bad-number", in_quotes(word) + " is not a number");
  }
  return true;
}

// `5 ms`: understood, but not written so.
bool QuantityParser::read_separate_unit(std::string_view number, const SourceSpan& where,
                                        Guess& guess) {
  const std::string_view unit = cursor_.peek_word();
  const bool known = is_unit(unit);
  if (!known && foreign_unit(unit).factor == 0) return true;
  cursor_.take(Token::Kind::word);
  guess = Guess::unknown;
  const std::string together = std::string(number).append(unit);
  report_meaning(cursor_.since(where), "spaced-unit",
                 "a unit follows its number without a space, found " +
                     in_quotes(std::string(number).append(" ").append(unit)),
                 known ? "write `" + together + "`" : in_known_unit(number, unit));
  return true;
}

bool QuantityParser::read_parameter(std::string_view word, const SourceSpan& where, Guess& guess) {
  const std::string_view name = word.substr(1, parameter_name_length(word.substr(1)));
  const std::string_view rest = word.substr(1 + name.size());
  if (name.empty()) {
    cursor_.report().error(where, "expected-name", "expected the name of a parameter after `$`");
    return false;
  }
  if (!rest.empty()) {
    const bool sign = std::string_view("+-*/").find(rest[0]) != std::string_view::npos;
    if (sign) return fail_operator_spacing(where, word);
    cursor_.report().error(where, "unexpected-word",
                           "found " + in_quotes(rest) + " right behind the parameter " +
                               in_quotes(word.substr(0, 1 + name.size())));
    return false;
  }
  const auto known = table_.index_of.find(name);
  if (known == table_.index_of.end()) {
    report_meaning(where, "unknown-parameter", "there is no parameter " + in_quotes(name),
                   cursor_.report().is_full() ? "" : did_you_mean(name, table_.names));
    return true;
  }
  nodes_.push_back({QuantityNode::Kind::parameter, {}, known->second});
  const Parameter& parameter = table_.parameters[known->second];
  if (!table_.understood[known->second]) {
    meaningless_ = true;  // its own statement has the error
  } else if (is_only_zero(parameter) && depth_ == 0) {
    guess = Guess::zero;
  } else {
    guess = parameter.value.unit == Unit::duration ? Guess::duration : Guess::number;
  }
  return true;
}

void QuantityParser::finish(std::string_view what, const SourceSpan& where, Guess guess,
                            Quantity& quantity) {
  const bool literal = nodes_.size() == 1 && nodes_[0].kind == QuantityNode::Kind::literal;
  const std::string subject(what);
  if (expected_ == Unit::duration && guess == Guess::zero) {
    if (literal) nodes_[0].literal.unit = Unit::duration;
  } else if (expected_ == Unit::duration && guess == Guess::number) {
    std::string hint;
    if (literal) {
      hint = "did you mean `" + print_literal(nodes_[0].literal) + "ms`?";
    }
    report_meaning(where, "missing-unit", subject + " expects a duration, found a number",
                   std::move(hint));
  } else if (expected_ == Unit::number && guess == Guess::duration) {
    report_meaning(where, "wrong-unit", subject + " expects a number, found a duration");
  }
  if (expected_ == Unit::number && literal && !meaningless_ &&
      !nodes_[0].literal.value.is_whole()) {
    cursor_.report().warning(where, "floored",
                             subject + " is a whole number: the decimals have no effect");
  }
  quantity.nodes.clear();
  if (!meaningless_) quantity.nodes = std::move(nodes_);
}

}  // namespace interleave
