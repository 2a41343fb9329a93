// UTF-8, read one code point at a time. Columns, names and string escapes count code points, and
// text from outside may hold anything: a byte that begins no well-formed sequence is reported as
// kInvalid and stands for itself alone, so that reading always goes forward.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

struct CodePoint {
  static constexpr char32_t kInvalid = 0xffff'ffff;
  char32_t value = kInvalid;
  std::uint8_t bytes = 1;  // 1 to 4, also of an invalid one (1)
};

// The code point that begins at `offset`, which must lie inside the text. Overlong forms,
// surrogates and values above U+10FFFF are invalid (RFC 3629).
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

// How many code points the text holds; each invalid byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

void append_utf8(std::string& text, char32_t value);

}  // namespace interleave
