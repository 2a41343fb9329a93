#include "text/lexer.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace interleave {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kMarks = "\"#;=,()";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7f && point < 0xa0); }

}  // namespace

Lexer::Lexer(std::string_view text, Report* report) : text_(text), report_(report) {
  if (text_.starts_with(kByteOrderMark)) offset_ = kByteOrderMark.size();
}

bool Lexer::next_statement(std::vector<Token>& tokens) {
  tokens.clear();
  while (offset_ < text_.size()) {
    const char c = current();
    if (c == '\n' || c == ';') {
      skip(1);
      if (c == '\n') {
        ++line_;
        column_ = 1;
      }
      if (!tokens.empty()) return true;
    } else if (c == '#') {
      skip_comment();
    } else if (c == '"') {
      read_string(tokens);
    } else if (c == '=') {
      read_mark(tokens, Token::Kind::equals);
    } else if (c == ',') {
      read_mark(tokens, Token::Kind::comma);
    } else if (c == '(') {
      read_mark(tokens, Token::Kind::open);
    } else if (c == ')') {
      read_mark(tokens, Token::Kind::close);
    } else if (!skip_gap()) {
      read_word(tokens);
    }
  }
  return !tokens.empty();
}

bool Lexer::at_line_end() const {
  return offset_ >= text_.size() || current() == '\n' ||
         (current() == '\r' && offset_ + 1 < text_.size() && text_[offset_ + 1] == '\n');
}

// One code point.
void Lexer::skip(std::size_t bytes) {
  offset_ += bytes;
  ++column_;
}

void Lexer::report(std::string_view code, std::string message, std::string hint) {
  if (report_) report_->error({line_, column_, 1}, code, std::move(message), std::move(hint));
}

void Lexer::report_not_utf8() {
  if (!std::exchange(not_utf8_, true)) {
    report("not-utf8", "this byte is no UTF-8, which a scenario must be",
           "save the text in the encoding UTF-8");
  }
}

void Lexer::skip_comment() {
  while (offset_ < text_.size() && current() != '\n') {
    const CodePoint point = code_point_at(text_, offset_);
    if (point.value == CodePoint::kInvalid) report_not_utf8();
    skip(point.bytes);
  }
}

bool Lexer::skip_gap() {
  if (is_blank(current()) || at_line_end()) {
    skip(1);
    return true;
  }
  const CodePoint point = code_point_at(text_, offset_);
  if (is_odd_space(point.value)) {
    report("odd-space", "found a space of typography between words",
           "no-break and other special spaces do not separate words: type an ordinary one");
  } else if (is_control(point.value)) {
    report("control-character", "found a control character, expected text");
  } else {
    return false;
  }
  skip(point.bytes);
  return true;
}

void Lexer::read_mark(std::vector<Token>& tokens, Token::Kind kind) {
  tokens.push_back({kind, static_cast<std::uint32_t>(offset_), 1, {line_, column_, 1}});
  skip(1);
}

void Lexer::read_word(std::vector<Token>& tokens) {
  const std::size_t start = offset_;
  const std::uint32_t column = column_;
  while (offset_ < text_.size()) {
    const CodePoint point = code_point_at(text_, offset_);
    if (point.value == CodePoint::kInvalid) {
      report_not_utf8();
    } else if (point.value == ' ' || is_control(point.value) || is_odd_space(point.value) ||
               (point.bytes == 1 && kMarks.find(current()) != kMarks.npos)) {
      break;
    }
    skip(point.bytes);
  }
  tokens.push_back({Token::Kind::word,
                    static_cast<std::uint32_t>(start),
                    static_cast<std::uint32_t>(offset_ - start),
                    {line_, column, column_ - column}});
}

void Lexer::read_string(std::vector<Token>& tokens) {
  const std::size_t start = offset_;
  const std::uint32_t column = column_;
  bool closed = false;
  skip(1);
  while (!closed && !at_line_end()) {
    const CodePoint point = code_point_at(text_, offset_);
    if (point.value == CodePoint::kInvalid) report_not_utf8();
    if (point.value != '\t' && is_control(point.value)) {
      report("control-character", "found a control character in a string");
    }
    closed = point.value == '"';
    const bool escape = point.value == '\\';
    skip(point.bytes);
    if (escape && !at_line_end() && (current() == '"' || current() == '\\')) skip(1);
  }
  const Token token{Token::Kind::string,
                    static_cast<std::uint32_t>(start),
                    static_cast<std::uint32_t>(offset_ - start),
                    {line_, column, column_ - column}};
  if (!closed && report_) {
    report_->error(token.where, "open-string", "this string is not closed on its line",
                   "end it with `\"`; a quotation mark inside is written `\\\"`");
  }
  tokens.push_back(token);
}

std::string unescape(std::string_view text, const Token& token, Report& report) {
  std::string_view inside = text.substr(token.offset + 1, token.bytes - 1);
  std::string value;
  for (std::size_t i = 0; i < inside.size() && inside[i] != '"'; ++i) {
    if (inside[i] == '\\') {
      const char next = i + 1 < inside.size() ? inside[i + 1] : '\0';
      if (next != '"' && next != '\\') {
        const std::size_t before = count_code_points(inside.substr(0, i)) + 1;
        const bool last = i + 1 == inside.size();
        report.error({token.where.line, token.where.column + static_cast<std::uint32_t>(before),
                      last ? 1u : 2u},
                     "bad-escape", "after `\\` a string expects `\"` or `\\`",
                     "a backslash itself is written `\\\\`");
        break;
      }
      ++i;
    }
    value += inside[i];
  }
  return value;
}

}  // namespace interleave
