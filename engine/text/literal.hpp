// Numbers and durations as they are written: `3`, `1.5ms`, `-2`. Decimal digits, at most one point
// between digits, and a unit right behind them. Values are exact.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/quantity.hpp"

namespace interleave {

struct LiteralReading {
  enum class Outcome : std::uint8_t {
    ok,
    no_number,     // does not begin as a number does
    bad_number,    // begins as one, but does not go on so
    unknown_unit,  // `unit` holds what stands where the unit should
    overflow       // too large or too many decimals to be kept exactly
  };
  Outcome outcome = Outcome::no_number;
  Scalar value;
  std::string_view number, unit;  // parts of the word
};

// `word` is a whole word, with its sign if it has one.
[[nodiscard]] LiteralReading read_literal(std::string_view word);

// One of ns, us, µs (both code points), ms, s.
[[nodiscard]] bool is_unit(std::string_view word);

// Names of time that are no units here (`min`, `h`, `sec`) and what to write instead, as a factor
// and a unit: `min` is 60 `s`. The factor is 0 for a word that is none of them.
struct ForeignUnit {
  std::int64_t factor = 0;
  std::string_view unit;
};
[[nodiscard]] ForeignUnit foreign_unit(std::string_view word);

}  // namespace interleave
