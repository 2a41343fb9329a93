// The words that begin a statement or stand at a fixed place in one. Those of enumerations of the
// model are in model/names.hpp.
#pragma once

#include <cstddef>
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
  interpreter_lock,
  waits,
  policy,
  queues,
  cost,
  device,
  mutex,
  semaphore,
  channel,
  barrier,
  seed,
  horizon,
  variant,
  task,
  cpu,
  io,
  sleep,
  yield,
  coordinate,  // lock unlock wait signal send receive arrive
  spawn,
  join,
  repeat,
  end
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

// The attributes of `task`, in the order of the canonical form.
enum class Attribute : std::uint8_t {
  at,
  apart,
  after,
  every,
  deadline,
  priority,
  nice,
  tickets,
  pin,
  on_demand,
  in
};
[[nodiscard]] std::optional<Attribute> find_attribute(std::string_view word);
[[nodiscard]] std::span<const std::string_view> attribute_names();

// Where the word stands among these; their number when it is none of them.
[[nodiscard]] std::size_t find_word(std::string_view word, std::span<const std::string_view> words);

// "`a`, `b` or `c`"; with something `other` than a word: "`a`, `b`, `c` or the end".
[[nodiscard]] std::string listed(std::span<const std::string_view> words,
                                 std::string_view other = "");

}  // namespace interleave
