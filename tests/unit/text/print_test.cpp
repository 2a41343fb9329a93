#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

std::string canonical(std::string_view text) {
  const ParsedScenario parsed = parse(text);
  REQUIRE(parsed.ok());
  return print(parsed.scenario);
}

// The quantity as it comes back from a text.
std::string quantity(const std::string& written) {
  const std::string text = canonical("param n = 3;param w = 9ms\ntask a at " + written);
  return text.substr(text.rfind("at ") + 3, text.size() - text.rfind("at ") - 4);
}

TEST_CASE("the canonical form has one statement a line, full names and no comments") {
  CHECK(canonical("task a x2 at 1000us , 0 ; repeat 2 # twice\n cpu 0.002s \"x\";end\n"
                  "policy rr ; title \"T\"; variant \"V\"; cores 2") ==
        "title \"T\"\n"
        "policy round-robin\n"
        "task a x2 at 1ms,0\n"
        "  repeat 2\n"
        "    cpu 2ms \"x\"\n"
        "  end\n"
        "variant \"V\"\n"
        "  cores 2\n");
}

TEST_CASE("expressions keep the parentheses that mean something") {
  CHECK(quantity("(($w))") == "$w");
  CHECK(quantity("(5ms)") == "5ms");
  CHECK(quantity("((($w - 2ms)) / $n)") == "(($w - 2ms) / $n)");
  CHECK(quantity("(($w - 2ms) - 3ms)") == "($w - 2ms - 3ms)");
  CHECK(quantity("($w - (2ms - 3ms))") == "($w - (2ms - 3ms))");
  CHECK(quantity("(($w * 2) / ($n * 3))") == "($w * 2 / ($n * 3))");
  CHECK(quantity("(-(-$w))") == "$w");
  CHECK(quantity("(20ms + -($w - 1ms))") == "(20ms + -($w - 1ms))");
  CHECK(quantity("(-(-3) * 1ms)") == "(3 * 1ms)");
  CHECK(quantity("(0 * 5ms)") == "(0 * 5ms)");
  CHECK(quantity("(0ms + $w)") == "(0s + $w)");
}

TEST_CASE("what was said is printed, also where it is the default") {
  CHECK(canonical("cores 1;task a at 0 priority 0") == "cores 1\ntask a at 0 priority 0\n");
  CHECK(canonical("horizon none") == "horizon none\n");
  CHECK(canonical("note \"\"") == "note \"\"\n");
}

TEST_CASE("quotation marks and backslashes survive") {
  CHECK(canonical(R"(title "a \"b\" \\ c")") == R"(title "a \"b\" \\ c")"
                                                "\n");
}

TEST_CASE("a text that indentation would make too long is printed without") {
  std::string text = "task a\n";
  while (text.size() + 8 < kMaxTextBytes) text += "cpu 1ms\n";
  const ParsedScenario parsed = parse(text);
  CHECK(parse(print(parsed.scenario)).scenario == parsed.scenario);
}

TEST_CASE("repeats nested without end make the printed text only so much longer") {
  std::string text = "task a\n";
  for (int i = 0; i < 5'000; ++i) text += "repeat 2\n";
  const ParsedScenario parsed = parse(text);
  REQUIRE_FALSE(parsed.ok());
  // An `end` is added to each, and no line is indented deeper than repeats may be nested.
  CHECK(print(parsed.scenario).size() < 10 * text.size());
}

}  // namespace
}  // namespace interleave
