#include "base/format.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace interleave {
namespace {

TEST_CASE("the extreme integers are written in full") {
  CHECK(to_text(0) == "0");
  CHECK(to_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(to_text(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
}

TEST_CASE("millionths have six decimals") {
  CHECK(six_decimals(1'500'000) == "1.500000");
  CHECK(six_decimals(1) == "0.000001");
  CHECK(six_decimals(-2'000'001) == "-2.000001");
}

TEST_CASE("an exact duration uses the largest unit that needs at most six decimals") {
  CHECK(exact_duration({0}) == "0");
  CHECK(exact_duration({1}) == "1ns");
  CHECK(exact_duration({1'500'000}) == "1.5ms");
  CHECK(exact_duration({999'999}) == "999.999us");
  CHECK(exact_duration({1'000'000'000}) == "1s");
  CHECK(exact_duration({1'000'001'000}) == "1.000001s");
  CHECK(exact_duration({1'000'000'001}) == "1000.000001ms");
  CHECK(exact_duration({-1'500}) == "-1.5us");
}

TEST_CASE("a readable duration has three significant digits and a space") {
  CHECK(readable_duration({0}) == "0");
  CHECK(readable_duration({12'500'000}) == "12.5 ms");
  CHECK(readable_duration({1'234'567}) == "1.23 ms");
  CHECK(readable_duration({995}) == "995 ns");
  CHECK(readable_duration({999'499}) == "999 µs");
  CHECK(readable_duration({-2'000}) == "-2 µs");
  CHECK(readable_duration({1'234'400'000'000}) == "1234 s");
}

TEST_CASE("a readable duration that rounds up to a thousand takes the next unit") {
  CHECK(readable_duration({999'500}) == "1 ms");
  CHECK(readable_duration({999'999'999}) == "1 s");
  CHECK(readable_duration({999'999'999'999}) == "1000 s");
}

TEST_CASE("a ratio is rounded half up and saturates") {
  CHECK(ratio_in_millionths(2, 3) == 666'667);
  CHECK(ratio_in_millionths(1, 2'000'000) == 1);
  CHECK(ratio_in_millionths(1, 2'000'001) == 0);
  CHECK(ratio_in_millionths(0, 7) == 0);
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  CHECK(ratio_in_millionths(kMost, 1) == kMost);
  CHECK(ratio_in_millionths(kMost, kMost) == 1'000'000);
}

TEST_CASE("a JSON string escapes quotes, backslashes and control characters") {
  CHECK(json_string("a\"b\\c") == R"("a\"b\\c")");
  CHECK(json_string("\n\r\t\x01\x1f") == R"("\n\r\t\u0001\u001f")");
  CHECK(json_string("é µ 😀") == "\"é µ 😀\"");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters in JSON") {
  CHECK(json_string("a\xff"
                    "b") ==
        "\"a\xef\xbf\xbd"
        "b\"");
  CHECK(json_string("\xe2\x82") == "\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST_CASE("a counted noun is in the right number") {
  CHECK(counted(1, "task") == "1 task");
  CHECK(counted(0, "task") == "0 tasks");
  CHECK(counted(2, "switch") == "2 switches");
}

}  // namespace
}  // namespace interleave
