// The words that begin a statement or stand at a fixed place in one, and what this version does
// with each. Words of the language that it does not run yet are known by name, so that they are
// told apart from mistakes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

enum class Keyword : std::uint8_t {
  interleave,
  title,
  note,
  param,
  cores,
  model,
  policy,
  device,
  seed,
  horizon,
  variant,
  task,
  cpu,
  io,
  repeat,
  end,
  later_setting,
  later_operation  // of the language, not built yet
};

// Where a statement may stand.
enum class Role : std::uint8_t {
  heading,    // title, note, param: among the common settings, not in a variant
  setting,    // common or in a variant
  structure,  // variant, task, interleave
  operation   // in a task
};

struct StatementWord {
  std::string_view name;
  Keyword keyword;
  Role role;
};

// Null for a word that begins no statement.
[[nodiscard]] const StatementWord* find_statement(std::string_view word);
[[nodiscard]] std::span<const std::string_view> statement_names();

[[nodiscard]] std::optional<PolicyKind> find_policy(std::string_view word);  // or an alias
[[nodiscard]] std::optional<RuntimeModel> find_model(std::string_view word);

// What a policy takes. A key without words takes one duration.
struct PolicyKey {
  PolicyKind policy;
  std::string_view name;
  std::array<std::string_view, 2> words;
};

// Attributes of `task`, all of the language.
[[nodiscard]] std::span<const std::string_view> attribute_names();

// Whether the word is one of these.
[[nodiscard]] bool is_one_of(std::string_view word, std::span<const std::string_view> words);

// "`mutex` is part of the language, but this version does not run it yet".
[[nodiscard]] std::string not_yet(std::string_view word);

}  // namespace interleave
