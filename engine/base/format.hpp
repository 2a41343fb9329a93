// Numbers as text without iostream or std::format, which cost more in wasm than the engine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace interleave {

[[nodiscard]] std::string to_text(std::int64_t value);

// Millionths with six decimals: 1500000 -> "1.500000".
[[nodiscard]] std::string six_decimals(std::int64_t millionths);

// The exact duration in the largest unit that needs at most six decimals, as the language writes
// it: 1500000 -> "1.5ms", 0 -> "0".
[[nodiscard]] std::string exact_duration(Duration duration);

// For people: three significant digits and a space before the unit, "12.5 ms", "0".
[[nodiscard]] std::string readable_duration(Duration duration);

// Millionths rounded half up from the exact fraction; denominator > 0, numerator >= 0. Saturates.
[[nodiscard]] std::int64_t ratio_in_millionths(std::int64_t numerator, std::int64_t denominator);

// As a JSON string, with its quotes; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

// `count` and the noun in the right number: "1 task", "2 tasks".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view singular);

}  // namespace interleave
