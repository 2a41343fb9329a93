// Splits a text into statements and each statement into tokens, one statement at a time, so that
// memory follows the longest statement and not the text. Reports what no token can be made of and
// goes on behind it. Knows no word of the language: position decides what a word is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "text/report.hpp"

namespace interleave {

struct Token {
  enum class Kind : std::uint8_t { word, string, equals, comma, open, close };
  Kind kind = Kind::word;
  std::uint32_t offset = 0, bytes = 0;  // in the text; a string with its quotes
  SourceSpan where;
};

class Lexer {
 public:
  // `report` may be null: then nothing is reported. The text must outlive the lexer.
  Lexer(std::string_view text, Report* report);

  // The tokens of the next statement that has any; false at the end of the text.
  [[nodiscard]] bool next_statement(std::vector<Token>& tokens);

 private:
  void skip_comment();
  void skip(std::size_t bytes);
  void read_word(std::vector<Token>& tokens);
  void read_string(std::vector<Token>& tokens);
  void read_mark(std::vector<Token>& tokens, Token::Kind kind);
  [[nodiscard]] bool skip_gap();  // what is no part of a token; false if nothing was
  void report(std::string_view code, std::string message, std::string hint = "");
  void report_not_utf8();
  [[nodiscard]] char current() const { return text_[offset_]; }
  [[nodiscard]] bool at_line_end() const;

  std::string_view text_;
  Report* report_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool not_utf8_ = false;  // said once: one wrong encoding makes many wrong bytes
};

// What a string token says: without its quotes, with its escapes undone. Reports an unknown escape.
[[nodiscard]] std::string unescape(std::string_view text, const Token& token, Report& report);

}  // namespace interleave
