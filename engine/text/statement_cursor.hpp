// Walks over the tokens of one statement and says what is wrong with them. Every reading function
// returns false after it has reported a problem that makes the rest of the statement meaningless;
// the caller then goes on with the next statement.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/lexer.hpp"
#include "text/report.hpp"

namespace interleave {

class StatementCursor {
 public:
  // `tokens` holds at least one.
  StatementCursor(std::string_view text, std::span<const Token> tokens, Report& report)
      : text_(text), tokens_(tokens), report_(report) {}

  [[nodiscard]] const Token* peek() const {
    return next_ < tokens_.size() ? &tokens_[next_] : nullptr;
  }
  // The next token if it is of this kind, else null; take_... goes behind it.
  [[nodiscard]] const Token* peek(Token::Kind kind) const;
  const Token* take(Token::Kind kind);
  // The next token's text if it is a word, else "".
  [[nodiscard]] std::string_view peek_word() const;
  bool take_word(std::string_view word);

  [[nodiscard]] std::string_view text_of(const Token& token) const {
    return text_.substr(token.offset, token.bytes);
  }
  // Whether there is white space between the next token and its neighbours.
  [[nodiscard]] bool is_free_standing() const;
  // Whether the next token follows the last one without any space.
  [[nodiscard]] bool is_glued() const;

  // Whether a `(` follows the next token without any space.
  [[nodiscard]] bool has_parenthesis_behind() const;

  // A name of `what` ("a device").
  [[nodiscard]] bool read_name(std::string_view what, std::string_view& name, SourceSpan& where);
  [[nodiscard]] bool read_string(std::string_view what, std::string& value);
  // A label, if the next token is a string.
  void read_label(std::string& label);
  // Nothing may follow; `after` names what came before.
  bool expect_end(std::string_view after);

  // Reports that something else was found than `expected`. Always false.
  bool fail_expecting(std::string_view code, std::string_view expected, std::string hint = "");

  // The next token's place, or the point behind the last one.
  [[nodiscard]] SourceSpan here() const;
  // From the first token to the last.
  [[nodiscard]] SourceSpan whole() const;
  // From the start of `first` to the end of the token last taken.
  [[nodiscard]] SourceSpan since(const SourceSpan& first) const;
  // "`word`", or "the end of the statement".
  [[nodiscard]] std::string found() const;
  [[nodiscard]] Report& report() { return report_; }

 private:
  std::string_view text_;
  std::span<const Token> tokens_;
  Report& report_;
  std::size_t next_ = 0;
};

// The word in back quotes, cut to a length that fits in a sentence.
[[nodiscard]] std::string in_quotes(std::string_view word);

}  // namespace interleave
