#include "base/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace interleave;

namespace {

// Speaks another language for as long as it lives.
struct Speaking {
  explicit Speaking(std::string_view lines) { speak(lines); }
  ~Speaking() { speak(""); }
};

}  // namespace

TEST_CASE("without another language every text is as it stands") {
  CHECK(speaks_english());
  CHECK(translated("Close gaps") == "Close gaps");
  CHECK(say("{0} of {1}", {"2", "3"}) == "2 of 3");
  CHECK(say("{0} {0|run|runs}", 1) == "1 run");
  CHECK(say("{0} {0|run|runs}", 0) == "0 runs");
}

TEST_CASE("every text of the table is found, and no other") {
  const Speaking german{
      "Close gaps\tL\xC3\xBC"
      "cken schlie\xC3\x9F"
      "en\nRun\tLauf\nRunning\tL\xC3\xA4uft\nZoom\tGr\xC3\xB6\xC3\x9F"
      "e"};
  CHECK_FALSE(speaks_english());
  CHECK(translated("Close gaps") ==
        "L\xC3\xBC"
        "cken schlie\xC3\x9F"
        "en");
  CHECK(translated("Run") == "Lauf");
  CHECK(translated("Running") == "L\xC3\xA4uft");
  CHECK(translated("Zoom") ==
        "Gr\xC3\xB6\xC3\x9F"
        "e");
  for (const char* other :
       {"", "A", "Close", "Close gap", "Close gaps ", "Runs", "Zoom\tGr", "Zz"}) {
    CHECK(translated(other) == other);
  }
}

TEST_CASE("a sentence has its places in the order of the language") {
  const Speaking german{"{0} has {1} {1|job|jobs}\t{1} {1|Job|Jobs} hat {0}"};
  CHECK(say("{0} has {1} {1|job|jobs}", {"a", "1"}) == "1 Job hat a");
  CHECK(say("{0} has {1} {1|job|jobs}", {"a", "2"}) == "2 Jobs hat a");
}

TEST_CASE("a table or a pattern of another form is no harm") {
  for (const char* lines : {"\n", "\t", "\n\n\t\n", "a", "a\n", "a\tb\tc\n\nb", "b\tx\na\ty"}) {
    const Speaking nonsense{lines};
    CHECK_FALSE(translated("c").empty());
    CHECK_FALSE(translated("a").empty());
  }
  CHECK(say("{", {"a"}) == "");
  CHECK(say("x {} y", {"a"}) == "x ");
  CHECK(say("x {7} y", {"a"}) == "x  y");
  CHECK(say("x {0", {"a"}) == "x ");
}
