// The part of QuantityParser that reads expressions in parentheses: `+ - * /` between spaces, unary
// minus, the usual precedence. Recursion is bounded by kMaxNesting.
#include <cstddef>
#include <string>

#include "base/format.hpp"
#include "text/quantity_parser.hpp"

namespace interleave {
namespace {

using Kind = QuantityNode::Kind;

Kind kind_of(char sign) {
  switch (sign) {
    case '+': return Kind::add;
    case '-': return Kind::subtract;
    case '*': return Kind::multiply;
    default: return Kind::divide;
  }
}

bool is_sign(char c) { return c == '+' || c == '-' || c == '*' || c == '/'; }

}  // namespace

bool QuantityParser::fail_operator_spacing(const SourceSpan& where, std::string_view word) {
  cursor_.report().error(where, "operator-spacing",
                         "operators stand between spaces, found " + in_quotes(word),
                         depth_ > 0 ? "write for example `($a - 1)`"
                                    : "write an expression in parentheses: `($a - 1)`");
  return false;
}

bool QuantityParser::read_parentheses(Guess& guess) {
  const SourceSpan open = cursor_.here();
  cursor_.take(Token::Kind::open);
  if (++depth_ > kMaxNesting) {
    cursor_.report().error(open, "too-deep",
                           "parentheses can be nested at most " + to_text(kMaxNesting) + " deep");
    return false;
  }
  if (!read_sum(guess)) return false;
  if (!cursor_.take(Token::Kind::close)) {
    if (cursor_.peek()) return cursor_.fail_expecting("expected-operator", "an operator or `)`");
    cursor_.report().error(open, "open-parenthesis", "this parenthesis is not closed");
    return false;
  }
  --depth_;
  return true;
}

// Takes one of `choices` if it follows, else leaves '\0'. False after an error.
bool QuantityParser::read_operator(std::string_view choices, char& chosen, SourceSpan& where) {
  const std::string_view word = cursor_.peek_word();
  chosen = '\0';
  if (word.empty() || !is_sign(word[0])) return true;
  where = cursor_.here();
  if (word.size() > 1 || !cursor_.is_free_standing()) return fail_operator_spacing(where, word);
  if (choices.find(word[0]) == choices.npos) return true;
  chosen = word[0];
  cursor_.take(Token::Kind::word);
  return true;
}

bool QuantityParser::read_sum(Guess& guess) {
  if (!read_product(guess)) return false;
  char sign;
  SourceSpan where;
  while (read_operator("+-", sign, where)) {
    if (sign == '\0') return true;
    Guess right = Guess::unknown;
    if (!read_product(right)) return false;
    combine(sign, where, guess, right);
  }
  return false;
}

bool QuantityParser::read_product(Guess& guess) {
  if (!read_operand(guess)) return false;
  char sign;
  SourceSpan where;
  while (read_operator("*/", sign, where)) {
    if (sign == '\0') return true;
    Guess right = Guess::unknown;
    if (!read_operand(right)) return false;
    combine(sign, where, guess, right);
  }
  return false;
}

bool QuantityParser::read_operand(Guess& guess) {
  std::size_t minuses = 0;
  std::string_view word = cursor_.peek_word();
  SourceSpan where = cursor_.here();
  while (word.starts_with('-')) {
    word.remove_prefix(1);
    ++where.column;
    --where.length;
    ++minuses;
    if (word.empty()) {
      cursor_.take(Token::Kind::word);
      word = cursor_.peek_word();
      where = cursor_.here();
    }
  }
  const std::size_t first_node = nodes_.size();
  if (cursor_.peek(Token::Kind::open)) {
    if (!read_parentheses(guess)) return false;
  } else if (!word.empty() && (word[0] == '$' || (word[0] >= '0' && word[0] <= '9'))) {
    cursor_.take(Token::Kind::word);
    if (!read_word(word, where, guess)) return false;
  } else {
    return cursor_.fail_expecting("expected-operand", "a number, a duration, `$name` or `(`");
  }
  if (minuses % 2 == 1) negate_since(first_node);
  return true;
}

// A negated literal is a literal and a double negation none, so that each value has one form.
void QuantityParser::negate_since(std::size_t first_node) {
  if (nodes_.size() == first_node) return;
  QuantityNode& root = nodes_.back();
  if (nodes_.size() == first_node + 1 && root.kind == Kind::literal) {
    // Written without a sign, a literal is at most the largest positive one.
    root.literal.value = *negate(root.literal.value);
  } else if (root.kind == Kind::negate) {
    nodes_.pop_back();
  } else {
    nodes_.push_back({Kind::negate, {}, 0});
  }
}

void QuantityParser::combine(char sign, const SourceSpan& where, Guess& left, Guess right) {
  nodes_.push_back({kind_of(sign), {}, 0});
  if (left == Guess::unknown || right == Guess::unknown) {
    left = Guess::unknown;
    return;
  }
  const bool sum = sign == '+' || sign == '-';
  if (sum && left == Guess::zero) left = right;
  if (sum && right == Guess::zero) right = left;
  const bool left_duration = left == Guess::duration;
  const bool right_duration = right == Guess::duration;
  const bool bad = sum           ? left_duration != right_duration
                   : sign == '*' ? left_duration && right_duration
                                 : !left_duration && right_duration;
  if (bad) {
    const auto unit = [](bool duration) { return duration ? "a duration" : "a number"; };
    report_meaning(where, "unit-mismatch",
                   std::string("`") + sign + "` cannot join " + unit(left_duration) + " and " +
                       unit(right_duration));
    left = Guess::unknown;
    return;
  }
  const bool duration =
      sign == '/' ? left_duration && !right_duration : left_duration || right_duration;
  left = duration ? Guess::duration : Guess::number;
}

}  // namespace interleave
