#include "text/characters.hpp"

#include <cstddef>

#include "base/utf8.hpp"

namespace interleave {
namespace {

constexpr char32_t kFirstForeignLetter = 0xa1;

bool is_typographic_quote(char32_t point) {
  return (point >= 0x2018 && point <= 0x201f) || point == 0xab || point == 0xbb ||
         point == 0x2039 || point == 0x203a;
}

}  // namespace

// The property White_Space of the Unicode Character Database, without its ASCII members.
bool is_odd_space(char32_t point) {
  return point == 0x85 || point == 0xa0 || point == 0x1680 ||
         (point >= 0x2000 && point <= 0x200a) || point == 0x2028 || point == 0x2029 ||
         point == 0x202f || point == 0x205f || point == 0x3000;
}

bool is_letter(char32_t point) {
  if ((point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z')) return true;
  return point >= kFirstForeignLetter && point != CodePoint::kInvalid && !is_odd_space(point);
}

bool is_name(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const CodePoint point = code_point_at(word, offset);
    const bool inner =
        is_digit(point.value) || point.value == '_' || point.value == '-' || point.value == '.';
    if (!is_letter(point.value) && (offset == 0 || !inner)) return false;
    offset += point.bytes;
  }
  return !word.empty();
}

std::size_t parameter_name_length(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const CodePoint point = code_point_at(text, offset);
    const bool inner = is_digit(point.value) || point.value == '_';
    if (!is_letter(point.value) && (offset == 0 || !inner)) break;
    offset += point.bytes;
  }
  return offset;
}

bool has_typographic_quote(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const CodePoint point = code_point_at(word, offset);
    if (is_typographic_quote(point.value)) return true;
    offset += point.bytes;
  }
  return false;
}

}  // namespace interleave
