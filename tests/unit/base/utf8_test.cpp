#include "base/utf8.hpp"

#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

TEST_CASE("every length of code point is read and written alike") {
  for (const char32_t value : {U'a', U'\u00e9', U'\u20ac', U'\U0001f600', char32_t{0x10ffff}}) {
    std::string text;
    append_utf8(text, value);
    CHECK(code_point_at(text, 0).value == value);
    CHECK(code_point_at(text, 0).bytes == text.size());
  }
}

TEST_CASE("what is no UTF-8 is invalid and one byte long") {
  // A lone continuation, overlong forms, a surrogate, beyond U+10FFFF, a truncated sequence.
  for (const std::string_view text : {"\x80", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
                                      "\xf4\x90\x80\x80", "\xff", "\xe2\x82", "\xe2(\xa1"}) {
    CHECK(code_point_at(text, 0).value == CodePoint::kInvalid);
    CHECK(code_point_at(text, 0).bytes == 1);
  }
}

TEST_CASE("code points are counted, invalid bytes as one each") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("aé€😀") == 4);
  CHECK(count_code_points("\xff\xffz") == 3);
}

}  // namespace
}  // namespace interleave
