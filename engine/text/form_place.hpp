// Which statement of a scenario is meant, as the form names it: "title", "note 0", "param 1",
// "cores" or "device disk" of the common settings, "variant 1", "variant 1 cores", "task 2",
// "op 2 5". Numbers count from 0; operations with their `repeat` and `end` in the order of the
// text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/parse.hpp"
#include "text/statement_ranges.hpp"

namespace interleave {

struct FormPlace {
  enum class Kind : std::uint8_t { title, note, param, setting, variant, task, operation };
  Kind kind = Kind::title;
  std::optional<std::size_t> variant;  // of a setting: of which variant; empty: a common one
  std::size_t index = 0;               // of the note, parameter, variant, task
  std::size_t operation = 0;
  std::string key;  // of a setting: its word, with the name of a declaration
};

// Empty for words that name no place; whether it exists is another matter.
[[nodiscard]] std::optional<FormPlace> read_place(std::string_view words);

// The statement in its canonical form; empty if the scenario does not say it.
[[nodiscard]] std::optional<std::string> statement_at(const Scenario& scenario,
                                                      const FormPlace& place);

// Where the text says it.
[[nodiscard]] std::optional<StatementRange> range_at(const StatementRanges& ranges,
                                                     const FormPlace& place);

}  // namespace interleave
