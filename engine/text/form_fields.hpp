// The one table of what each statement is made of: its word, what people call it, and its fields in
// the order of the canonical form. The form shows them, edits set them, completion offers them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace interleave {

struct FormField {
  enum class Kind : std::uint8_t {
    text,       // a string, without its quotation marks
    name,       // what the statement declares
    reference,  // a name declared elsewhere, of kind `of`
    choice,     // one of `words`
    flag,       // the key alone
    number,
    duration,
    scalar,  // a number or a duration
    length,  // a duration, or one drawn at random
    numbers,
    durations,
    references,
    texts  // names of variants, separated by commas
  };
  std::string_view key;   // the word written before the value, "" for none; `x` has no space behind
  std::string_view name;  // tells the fields of a statement apart
  std::string_view label;  // what people read, "" where the value needs no name
  Kind kind = Kind::text;
  bool optional = false;
  std::span<const std::string_view> words{};  // choices; else words that may stand for a value
  std::string_view of{};                      // the word that declares what is referred to
};

struct FormWord {
  std::string_view word;   // as the language writes it
  std::string_view label;  // what people read
  std::string_view fresh;  // what a new one says behind its word; `%` stands for a name
  std::span<const FormField> fields;
};

// Null for a word that begins no statement; `end` and `interleave` have no entry.
[[nodiscard]] const FormWord* find_form_word(std::string_view word);
[[nodiscard]] std::span<const FormWord> form_words();

// The fields of a statement that begins with `word`. Which keys a policy has, and whether a runtime
// model counts threads, depends on the `choice` behind the word.
[[nodiscard]] std::vector<FormField> form_fields(std::string_view word, std::string_view choice);

// "text", "name", ...: in the order of FormField::Kind.
[[nodiscard]] std::string_view name_of(FormField::Kind kind);

}  // namespace interleave
