#include "text/statement_cursor.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostShown = 40;  // code points of a word in a message

std::string quote_hint(std::string_view word, std::string hint) {
  if (!has_typographic_quote(word)) return hint;
  return "strings stand between straight quotation marks: `\"`";
}

}  // namespace

std::string in_quotes(std::string_view word) {
  std::string quoted = "`";
  std::size_t shown = 0;
  for (std::size_t offset = 0; offset < word.size(); ++shown) {
    if (shown == kMostShown) return quoted + "…`";
    const CodePoint point = code_point_at(word, offset);
    append_utf8(quoted, point.value == CodePoint::kInvalid ? 0xfffd : point.value);
    offset += point.bytes;
  }
  return quoted + "`";
}

const Token* StatementCursor::peek(Token::Kind kind) const {
  const Token* const token = peek();
  return token && token->kind == kind ? token : nullptr;
}

const Token* StatementCursor::take(Token::Kind kind) {
  const Token* const token = peek(kind);
  if (token) ++next_;
  return token;
}

std::string_view StatementCursor::peek_word() const {
  const Token* const token = peek(Token::Kind::word);
  return token ? text_of(*token) : std::string_view{};
}

bool StatementCursor::take_word(std::string_view word) {
  if (peek_word() != word) return false;
  ++next_;
  return true;
}

bool StatementCursor::is_glued() const {
  if (next_ == 0 || next_ >= tokens_.size()) return false;
  return tokens_[next_ - 1].offset + tokens_[next_ - 1].bytes == tokens_[next_].offset;
}

bool StatementCursor::is_free_standing() const {
  if (is_glued()) return false;
  if (next_ + 1 >= tokens_.size()) return true;
  return tokens_[next_].offset + tokens_[next_].bytes != tokens_[next_ + 1].offset;
}

bool StatementCursor::has_parenthesis_behind() const {
  if (next_ + 1 >= tokens_.size()) return false;
  const Token& behind = tokens_[next_ + 1];
  return behind.kind == Token::Kind::open &&
         tokens_[next_].offset + tokens_[next_].bytes == behind.offset;
}

bool StatementCursor::read_name(std::string_view what, std::string_view& name, SourceSpan& where) {
  std::string expected = "the name of ";
  expected.append(what);
  const Token* const token = peek(Token::Kind::word);
  if (!token) {
    const bool string = peek(Token::Kind::string) != nullptr;
    return fail_expecting("expected-name", expected,
                          string ? "names stand without quotation marks" : "");
  }
  const std::string_view word = text_of(*token);
  if (!is_name(word)) {
    return fail_expecting("bad-name", expected,
                          "a name starts with a letter and goes on with letters, digits, `_`, "
                          "`-` and `.`");
  }
  name = word;
  where = token->where;
  ++next_;
  return true;
}

bool StatementCursor::read_string(std::string_view what, std::string& value) {
  const Token* const token = take(Token::Kind::string);
  if (!token) {
    std::string expected = "a string with ";
    expected.append(what);
    return fail_expecting("expected-string", expected,
                          quote_hint(peek_word(), "write it between quotation marks: `\"...\"`"));
  }
  value = unescape(text_, *token, report_);
  return true;
}

void StatementCursor::read_label(std::string& label) {
  if (const Token* const token = take(Token::Kind::string)) {
    label = unescape(text_, *token, report_);
  }
}

bool StatementCursor::expect_end(std::string_view after) {
  if (!peek()) return true;
  std::string expected = "the end of the statement after ";
  expected.append(after);
  return fail_expecting("unexpected-word", expected);
}

bool StatementCursor::fail_expecting(std::string_view code, std::string_view expected,
                                     std::string hint) {
  if (report_.is_full()) return false;
  std::string message = "expected ";
  message.append(expected).append(", found ").append(found());
  report_.error(here(), code, std::move(message), quote_hint(peek_word(), std::move(hint)));
  return false;
}

SourceSpan StatementCursor::here() const {
  if (next_ < tokens_.size()) return tokens_[next_].where;
  const SourceSpan& last = tokens_.back().where;
  return {last.line, last.column + last.length, 0};
}

SourceSpan StatementCursor::whole() const {
  const SourceSpan& first = tokens_.front().where;
  const SourceSpan& last = tokens_.back().where;
  return {first.line, first.column, last.column + last.length - first.column};
}

SourceSpan StatementCursor::since(const SourceSpan& first) const {
  const SourceSpan& last = tokens_[next_ - 1].where;
  return {first.line, first.column, last.column + last.length - first.column};
}

std::string StatementCursor::found() const {
  return next_ < tokens_.size() ? in_quotes(text_of(tokens_[next_])) : "the end of the statement";
}

}  // namespace interleave
