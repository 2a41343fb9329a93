#include "text/completion.hpp"

#include <algorithm>

#include "text/form_fields.hpp"
#include "text/lexer.hpp"
#include "text/statement_parts.hpp"

namespace interleave {
namespace {

using Kind = FormField::Kind;

bool is_word(std::string_view text, const Token& token, std::string_view word) {
  return text.substr(token.offset, token.bytes) == word;
}

// What stands before the caret: the statement that is being typed, and where it stands.
struct Before {
  std::vector<Token> statement;  // without the word at the caret; empty: a new one begins
  Role block = Role::setting;    // operation: in a task; structure: in a variant
  std::size_t open_repeats = 0;
  std::string_view begun;  // of the word at the caret
  bool offers = true;

  Before(std::string_view text, std::size_t caret) {
    const std::string_view before = text.substr(0, caret);
    Lexer lexer(before, nullptr);
    std::vector<Token> tokens;
    while (lexer.next_statement(tokens)) {
      enter(before, statement);
      statement = tokens;
    }
    take_begun(before);
  }

 private:
  void enter(std::string_view text, const std::vector<Token>& tokens) {
    if (tokens.empty()) return;
    const bool in_task = block == Role::operation;
    if (is_word(text, tokens[0], "task")) block = Role::operation;
    if (is_word(text, tokens[0], "variant")) block = Role::structure;
    if (in_task && is_word(text, tokens[0], "repeat")) ++open_repeats;
    if (open_repeats > 0 && is_word(text, tokens[0], "end")) --open_repeats;
  }

  void take_begun(std::string_view text) {
    if (statement.empty()) {
      offers = text.find('#', text.find_last_of('\n') + 1) == text.npos;
      return;
    }
    const Token last = statement.back();
    const std::string_view rest = text.substr(last.offset + last.bytes);
    if (rest.empty() && last.kind == Token::Kind::word) {
      begun = text.substr(last.offset, last.bytes);
      statement.pop_back();
    } else if (rest.empty() && last.kind == Token::Kind::string) {
      offers = last.bytes > 1 && text.back() == '"';
    } else if (const std::size_t line = rest.find_last_of('\n'); rest.find('#') != rest.npos) {
      offers = line != rest.npos && rest.find('#', line) == rest.npos;
      if (offers) end_statement(text);
    } else if (rest.find_first_of(";\n") != rest.npos) {
      end_statement(text);
    }
  }

  void end_statement(std::string_view text) {
    enter(text, statement);
    statement.clear();
  }
};

class Offer {
 public:
  Offer(std::string_view text, std::string_view begun) : text_(text), begun_(begun) {}

  void add(std::string_view word) {
    if (words_.size() == kMostCompletions || word.size() <= begun_.size()) return;
    if (word.substr(0, begun_.size()) != begun_) return;
    if (std::find(words_.begin(), words_.end(), word) == words_.end()) words_.emplace_back(word);
  }

  void add_statements(Role block, bool in_repeat) {
    if (in_repeat) add("end");
    const auto add_role = [this](Role role) {
      for (const FormWord& word : form_words()) {
        if (find_statement(word.word)->role == role) add(word.word);
      }
    };
    if (block == Role::operation) add_role(Role::operation);
    if (block == Role::setting) add_role(Role::heading);
    if (block != Role::operation) add_role(Role::setting);
    add_role(Role::structure);
  }

  void add_value(const FormField& field) {
    for (const std::string_view word : field.words) add(word);
    switch (field.kind) {
      case Kind::reference:
      case Kind::references: add_names(field.of, ""); break;
      case Kind::texts: add_names("variant", ""); break;
      case Kind::length: add("uniform"), add("exponential"); [[fallthrough]];
      case Kind::number:
      case Kind::duration:
      case Kind::numbers:
      case Kind::durations: add_names("param", "$"); break;
      default: break;
    }
  }

  // What is declared with `word` anywhere in the text.
  void add_names(std::string_view word, std::string_view before) {
    Lexer lexer(text_, nullptr);
    std::vector<Token> tokens;
    while (lexer.next_statement(tokens)) {
      if (tokens.size() < 2 || !is_word(text_, tokens[0], word)) continue;
      const std::string_view name = text_.substr(tokens[1].offset, tokens[1].bytes);
      if (name != begun_) add(std::string(before).append(name));
    }
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(words_); }

 private:
  std::string_view text_, begun_;
  std::vector<std::string> words_;
};

void add_parts(Offer& offer, const StatementParts& parts) {
  if (parts.awaited) {
    const FormField& field = parts.fields[*parts.awaited];
    const bool said = parts.values[*parts.awaited].has_value();
    if (field.key.empty() || field.key != "=" || said) return offer.add_value(field);
  }
  for (std::size_t i = 0; i < parts.fields.size(); ++i) {
    const FormField& field = parts.fields[i];
    if (parts.values[i]) continue;
    if (field.key.empty()) {
      if (i >= parts.next) offer.add_value(field);
    } else if (field.key != "x" && field.key != "=") {
      offer.add(field.key);
    }
  }
}

}  // namespace

Completion complete(std::string_view text, std::size_t caret) {
  const Before before(text, std::min(caret, text.size()));
  Completion completion{std::min(caret, text.size()) - before.begun.size(), {}};
  if (!before.offers) return completion;
  Offer offer(text, before.begun);
  if (before.statement.empty()) {
    offer.add_statements(before.block, before.open_repeats > 0);
  } else {
    add_parts(offer, parts_of(text, before.statement));
  }
  completion.words = offer.take();
  return completion;
}

}  // namespace interleave
