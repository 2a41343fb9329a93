#include "text/statement_parts.hpp"

#include <algorithm>

#include "text/statement_printer.hpp"

namespace interleave {
namespace {

using Kind = FormField::Kind;

bool is_list(Kind kind) {
  return kind == Kind::numbers || kind == Kind::durations || kind == Kind::references ||
         kind == Kind::texts;
}

std::string unquoted(std::string_view literal) {
  std::string text;
  for (std::size_t i = 1; i < literal.size() && literal[i] != '"'; ++i) {
    if (literal[i] == '\\' && i + 1 < literal.size()) ++i;
    text += literal[i];
  }
  return text;
}

class PartReader {
 public:
  PartReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  StatementParts read() {
    parts_.word = text_of(0);
    at_ = 1;
    parts_.fields = form_fields(parts_.word, text_of(1));
    parts_.values.resize(parts_.fields.size());
    while (at_ < tokens_.size()) {
      if (!read_keyed() && !read_positional()) break;
    }
    if (at_ >= tokens_.size() && !parts_.awaited) {
      for (std::size_t i = parts_.next; i < parts_.fields.size(); ++i) {
        if (!parts_.fields[i].key.empty() && parts_.fields[i].key != "=") break;
        if (parts_.fields[i].optional) continue;
        parts_.awaited = i;
        break;
      }
    }
    return std::move(parts_);
  }

 private:
  [[nodiscard]] std::string_view text_of(std::size_t index) const {
    return index < tokens_.size() ? text_.substr(tokens_[index].offset, tokens_[index].bytes)
                                  : std::string_view{};
  }

  // A mandatory field without a key comes before any key.
  bool read_keyed() {
    for (std::size_t i = parts_.next; i < parts_.fields.size(); ++i) {
      if (parts_.fields[i].key.empty() && !parts_.fields[i].optional) return false;
      if (!parts_.fields[i].key.empty()) break;
    }
    const std::string_view word = text_of(at_);
    for (std::size_t i = 0; i < parts_.fields.size(); ++i) {
      const FormField& field = parts_.fields[i];
      if (field.key == "x" && word.starts_with('x') && i >= parts_.next) {
        return read_copies(i);
      }
      if (field.key.empty() || field.key != word || parts_.values[i]) continue;
      ++at_;
      if (field.kind == Kind::flag) {
        parts_.values[i] = "";
      } else {
        read_value(i);
      }
      if (field.key == "=") parts_.next = i + 1;
      return true;
    }
    return false;
  }

  bool read_copies(std::size_t index) {
    const std::size_t begin = tokens_[at_].offset + 1;
    if (text_of(at_) == "x") ++at_;
    if (at_ < tokens_.size() && skip_quantity()) {
      parts_.values[index] = std::string(text_.substr(begin, end_of_last() - begin));
      parts_.next = index + 1;
    }
    return parts_.values[index].has_value();
  }

  bool read_positional() {
    for (std::size_t i = parts_.next; i < parts_.fields.size(); ++i) {
      const FormField& field = parts_.fields[i];
      if (!field.key.empty() || parts_.values[i]) continue;
      if (field.optional && !may_be(field)) continue;
      parts_.next = i + 1;
      return read_value(i);
    }
    return false;
  }

  [[nodiscard]] bool may_be(const FormField& field) const {
    const Token& token = tokens_[at_];
    if (field.kind == Kind::text) return token.kind == Token::Kind::string;
    if (field.kind != Kind::choice) return token.kind != Token::Kind::string;
    return find_word(text_of(at_), field.words) < field.words.size();
  }

  bool read_value(std::size_t index) {
    if (at_ >= tokens_.size()) {
      parts_.awaited = index;
      return false;
    }
    const FormField& field = parts_.fields[index];
    const std::size_t begin = tokens_[at_].offset;
    const std::string_view word = text_of(at_);
    const std::size_t drawn = word == "uniform" ? 2 : word == "exponential" ? 1 : 0;
    if (field.kind == Kind::length && drawn > 0) {
      ++at_;
      for (std::size_t i = 0; i < drawn && at_ < tokens_.size(); ++i) skip_quantity();
    } else {
      skip_quantity();
    }
    while (is_list(field.kind) && text_of(at_) == ",") {
      ++at_;
      if (at_ < tokens_.size()) {
        skip_quantity();
      } else {
        parts_.awaited = index;
      }
    }
    const std::string_view value = text_.substr(begin, end_of_last() - begin);
    parts_.values[index] = field.kind == Kind::text ? unquoted(value) : std::string(value);
    return true;
  }

  // One token, or all up to the parenthesis that closes it.
  bool skip_quantity() {
    std::size_t open = 0;
    do {
      if (tokens_[at_].kind == Token::Kind::open) ++open;
      if (tokens_[at_].kind == Token::Kind::close && open > 0) --open;
      ++at_;
    } while (open > 0 && at_ < tokens_.size());
    return true;
  }

  [[nodiscard]] std::size_t end_of_last() const {
    const Token& last = tokens_[at_ - 1];
    return last.offset + last.bytes;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  StatementParts parts_;
};

}  // namespace

std::optional<std::string>* StatementParts::find(std::string_view name) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return &values[i];
  }
  return nullptr;
}

StatementParts parts_of(std::string_view text, const std::vector<Token>& tokens) {
  return PartReader(text, tokens).read();
}

StatementParts parts_of(std::string_view statement) {
  Lexer lexer(statement, nullptr);
  std::vector<Token> tokens;
  if (!lexer.next_statement(tokens)) return {};
  return parts_of(statement, tokens);
}

std::string joined(const StatementParts& parts) {
  std::string text = parts.word;
  for (std::size_t i = 0; i < parts.fields.size(); ++i) {
    if (!parts.values[i]) continue;
    const FormField& field = parts.fields[i];
    text += ' ';
    text += field.key;
    if (field.kind == Kind::flag) continue;
    if (!field.key.empty() && field.key != "x") text += ' ';
    text += field.kind == Kind::text ? quoted(*parts.values[i]) : *parts.values[i];
  }
  return text;
}

}  // namespace interleave
