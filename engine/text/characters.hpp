// Which code points a name is made of; language.md, "How a text is put together".
#pragma once

#include <string_view>

namespace interleave {

// A-Z, a-z and every code point from U+00A1 that is not white space.
[[nodiscard]] bool is_letter(char32_t point);
[[nodiscard]] constexpr bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }

// White space other than the blank, the tab and the line ends: no-break spaces and their kin.
[[nodiscard]] bool is_odd_space(char32_t point);

// A letter, then letters, digits, `_`, `-`, `.`.
[[nodiscard]] bool is_name(std::string_view word);

// How many bytes of `text` are the longest parameter name that it begins with: a letter, then
// letters, digits and `_`. 0 if it begins with none.
[[nodiscard]] std::size_t parameter_name_length(std::string_view text);

// Whether the word holds a quotation mark of typography, where `"` was meant.
[[nodiscard]] bool has_typographic_quote(std::string_view word);

}  // namespace interleave
