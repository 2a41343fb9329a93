#include "ui/fonts.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

TEST_CASE("a text in ASCII and the explorer's own signs asks for no further letters") {
  CHECK(letter_groups_in("") == 0);
  CHECK(letter_groups_in("task a; cpu 10ms") == 0);
  CHECK(letter_groups_in("measured 5 \xC2\xB5s: \xE2\x88\x92"
                         "1 % \xC3\x97 \xE2\x80\x9Cx\xE2\x80\x9D\xE2\x80\xA6") == 0);
}

TEST_CASE("each group of letters is asked for by a text that has one of them") {
  CHECK(letter_groups_in("caf\xC3\xA9") == kLatinLetters);
  CHECK(letter_groups_in("\xCE\xB1") == kGreekLetters);
  CHECK(letter_groups_in("\xD0\xBD\xD0\xB0") == kCyrillicLetters);
  CHECK(letter_groups_in("a \xE2\x86\x92 b") == kMoreSigns);
  CHECK(letter_groups_in("\xC3\xA9 \xCE\xB1 \xD0\xBD") ==
        (kLatinLetters | kGreekLetters | kCyrillicLetters));
}

TEST_CASE("letters that the font lacks and bytes that are no letters ask for nothing") {
  CHECK(letter_groups_in("\xE6\x97\xA5\xE6\x9C\xAC") == 0);
  CHECK(letter_groups_in("\xFF\xC3") == 0);
}
