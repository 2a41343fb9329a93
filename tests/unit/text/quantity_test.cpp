// Numbers, durations, parameters and expressions as they are written.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

// The length in nanoseconds of the one cpu of a text with this quantity, -1 after an error.
std::int64_t length_of(const std::string& quantity) {
  const ParsedScenario parsed =
      parse("param n = 3; param nn = 4; param work = 9ms\ntask a\ncpu " + quantity);
  if (!parsed.ok()) return -1;
  const auto run = resolve_in_text(parsed, 0);
  return std::get<Cpu>(run->programs[0].ops[0]).length.first.ns;
}

// What is wrong with it, with columns counted from the quantity.
Found wrong(const std::string& quantity) {
  const ParsedScenario parsed = parse("param n = 3;param work = 9ms;task a;cpu " + quantity);
  Found found;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    if (diagnostic.severity == Severity::warning) continue;
    found.push_back(to_text(diagnostic.where.column - 40) + " " + diagnostic.code);
  }
  return found;
}

TEST_CASE("durations have a decimal number and a unit") {
  CHECK(length_of("5ns") == 5);
  CHECK(length_of("5us") == 5'000);
  CHECK(length_of("5\xc2\xb5s") == 5'000);
  CHECK(length_of("5\xce\xbcs") == 5'000);
  CHECK(length_of("1.5ms") == 1'500'000);
  CHECK(length_of("2s") == 2'000'000'000);
  CHECK(length_of("0") == 0);
  CHECK(length_of("0ms") == 0);
  CHECK(length_of("0.0000015ms") == 1);
  CHECK(length_of("0.5ns") == 0);
}

TEST_CASE("expressions follow the usual precedence and are exact") {
  CHECK(length_of("($work - 2ms)") == 7'000'000);
  CHECK(length_of("(($work - 2ms) / $n)") == 2'333'333);
  CHECK(length_of("($work / 7 * 7)") == 9'000'000);
  CHECK(length_of("(1ms + 2ms * 3)") == 7'000'000);
  CHECK(length_of("(9ms - 3ms - 2ms)") == 4'000'000);
  CHECK(length_of("(9ms - (3ms - 2ms))") == 8'000'000);
  CHECK(length_of("(-2 * -3ms)") == 6'000'000);
  CHECK(length_of("(- (1ms - 4ms))") == 3'000'000);
  CHECK(length_of("($work / 3ms * 1ms)") == 3'000'000);
  CHECK(length_of("( 5ms )") == 5'000'000);
  CHECK(length_of("(--5ms)") == 5'000'000);
  CHECK(length_of("(5ms + 0)") == 5'000'000);
}

TEST_CASE("the longest name counts") {
  CHECK(length_of("(1ms * $nn)") == 4'000'000);
  CHECK(wrong("$nnn") == Found{"1 unknown-parameter"});
  CHECK(hint_of("param turn = 1ms;task a;cpu $trun") == "did you mean `turn`?");
}

TEST_CASE("units are checked where they meet") {
  CHECK(wrong("5") == Found{"1 missing-unit"});
  CHECK(wrong("$n") == Found{"1 missing-unit"});
  CHECK(wrong("(5ms + 3)") == Found{"6 unit-mismatch"});
  CHECK(wrong("(5ms * $work)") == Found{"6 unit-mismatch"});
  CHECK(wrong("(5 / 2ms)") == Found{"4 unit-mismatch"});
  CHECK(wrong("(5ms / 2ms)") == Found{"1 missing-unit"});
  CHECK(wrong("(3 - 3)") == Found{"1 missing-unit"});
  CHECK(diagnosed("cores 5ms") == Found{"1:7 wrong-unit"});
}

TEST_CASE("a unit apart or of another kind gets a hint") {
  CHECK(wrong("5 ms") == Found{"1 spaced-unit"});
  CHECK(hint_of("task a;cpu 5 ms") == "write `5ms`");
  CHECK(wrong("2min") == Found{"1 unknown-unit"});
  CHECK(hint_of("task a;cpu 2min") == "write `120s`");
  CHECK(hint_of("task a;cpu 1.5 min") == "write `90s`");
  CHECK(hint_of("task a;cpu 5") == "did you mean `5ms`?");
}

TEST_CASE("numbers that are none are told") {
  for (const char* word : {"5.", "1.2.3ms", "5_000ms", "0x10"}) {
    INFO(word);
    CHECK(wrong(word) == Found{"1 bad-number"});
  }
  CHECK(wrong("abc") == Found{"1 expected-duration"});
  CHECK(wrong(".5ms") == Found{"1 expected-duration"});
  CHECK(wrong("") == Found{"0 expected-duration"});
  CHECK(diagnosed("cores two") == Found{"1:7 expected-number"});
}

TEST_CASE("what leaves 64 bits is an error and never wraps") {
  CHECK(wrong("99999999999999999999ns") == Found{"1 overflow"});
  CHECK(wrong("9223372036854775808") == Found{"1 overflow"});
  CHECK(wrong("0.0000000000000000001ns") == Found{"1 overflow"});
  CHECK(wrong("(9223372036854775807ns + 1ns)") == Found{"1 overflow"});
  CHECK(wrong("(9000000000s * 9000000000)") == Found{"1 overflow"});
  CHECK(wrong("1000001s") == Found{"1 too-long"});
  CHECK(wrong("(1ms / 0)") == Found{"1 division-by-zero"});
}

TEST_CASE("negative durations are refused, negative steps between are not") {
  CHECK(wrong("-5ms") == Found{"1 negative"});
  CHECK(wrong("(2ms - 3ms)") == Found{"1 negative"});
  CHECK(length_of("(2ms - 3ms + 4ms)") == 3'000'000);
}

TEST_CASE("operators stand between spaces") {
  CHECK(wrong("(5ms+3ms)") == Found{"2 operator-spacing"});
  CHECK(wrong("(5ms +3ms)") == Found{"6 operator-spacing"});
  CHECK(wrong("($work*2)") == Found{"2 operator-spacing"});
  CHECK(wrong("(5ms +(3ms))") == Found{"6 operator-spacing"});
  CHECK(wrong("$work-1ms") == Found{"1 operator-spacing"});
}

TEST_CASE("parentheses are closed and not too deep") {
  CHECK(wrong("(5ms") == Found{"1 open-parenthesis"});
  CHECK(wrong("(5ms))") == Found{"6 unexpected-word"});
  CHECK(wrong("()") == Found{"2 expected-operand"});
  CHECK(wrong("(5ms +)") == Found{"6 operator-spacing"});
  CHECK(wrong("(5ms + )") == Found{"8 expected-operand"});
  CHECK(wrong("(1ms 2ms)") == Found{"6 expected-operator"});
  CHECK(length_of(std::string(16, '(') + "5ms" + std::string(16, ')')) == 5'000'000);
  CHECK(wrong(std::string(17, '(') + "5ms" + std::string(17, ')')) == Found{"17 too-deep"});
}

TEST_CASE("a minus before a name needs parentheses") {
  CHECK(wrong("-$work") == Found{"1 expected-duration"});
  CHECK(hint_of("param p = 1;task a priority -$p").find("(-$name)") != std::string::npos);
}

TEST_CASE("decimals of a whole number have no effect and are warned of") {
  CHECK(diagnosed("cores 2.5") == Found{"1:7 warning floored"});
  CHECK(diagnosed("cores (5 / 2)").empty());
}

TEST_CASE("a literal for a knob is read like one in the text") {
  CHECK(*parse_literal("1.5ms") == Scalar{1'500'000, Unit::duration});
  CHECK(*parse_literal("-2") == Scalar{-2, Unit::number});
  CHECK_FALSE(parse_literal("$n").has_value());
  CHECK_FALSE(parse_literal("5 ms").has_value());
  CHECK_FALSE(parse_literal("").has_value());
  CHECK(parse_literal("5min").error().find("no unit `min`") != std::string::npos);
}

TEST_CASE("a printed literal means the same value") {
  for (const char* text : {"0", "-2", "2.5", "0s", "1.5ms", "0.5ns", "1234567.891ns", "100ms",
                           "0.000000000000000001", "9223372036854775807ns"}) {
    INFO(text);
    const auto value = parse_literal(text);
    REQUIRE(value.has_value());
    CHECK(*parse_literal(print_literal(*value)) == *value);
  }
  CHECK(print_literal({1'500'000, Unit::duration}) == "1.5ms");
  CHECK(print_literal({0, Unit::duration}) == "0s");
}

}  // namespace
}  // namespace interleave
