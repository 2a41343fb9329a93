#include "ui/knob.hpp"

#include <catch2/catch_test_macros.hpp>

#include "text/parse.hpp"

using namespace interleave;

namespace {

KnobScale scale_of(const std::string& line) {
  const ParsedScenario parsed = parse(line + "\ntask a; cpu 1ms\n");
  REQUIRE(parsed.scenario.parameters.size() == 1);
  return knob_scale(parsed.scenario.parameters[0]);
}

std::string literal_at(const KnobScale& scale, std::int64_t position) {
  return print_literal(knob_value(scale, position));
}

}  // namespace

TEST_CASE("a knob takes the steps of its range and nothing in between") {
  const KnobScale scale = scale_of("param turn = 10ms from 2ms to 40ms step 2ms");
  CHECK(scale.last == 19);
  CHECK(literal_at(scale, 0) == "2ms");
  CHECK(literal_at(scale, 19) == "40ms");
  CHECK(literal_at(scale, 20) == "40ms");
  CHECK(literal_at(scale, -1) == "2ms");
  for (std::int64_t k = 0; k <= scale.last; ++k) {
    CHECK(knob_position(scale, knob_value(scale, k)) == k);
  }
}

TEST_CASE("a value between two steps stands at the nearer one") {
  const KnobScale scale = scale_of("param n = 1 from 1 to 9 step 4");
  CHECK(knob_position(scale, Scalar{Rational{2}, Unit::number}) == 0);
  CHECK(knob_position(scale, Scalar{Rational{4}, Unit::number}) == 1);
  CHECK(knob_position(scale, Scalar{Rational{100}, Unit::number}) == scale.last);
}

TEST_CASE("without a step a duration has a hundred, a number whole ones") {
  CHECK(scale_of("param d = 5ms from 0 to 10ms").last == 100);
  CHECK(scale_of("param n = 2 from 1 to 8").last == 7);
}

TEST_CASE("without a range a knob goes to twice its value") {
  const KnobScale scale = scale_of("param d = 5ms");
  CHECK(literal_at(scale, 0) == "0s");
  CHECK(literal_at(scale, scale.last) == "10ms");
}

TEST_CASE("a range of a million million steps has as many positions as a hand can find") {
  const KnobScale scale = scale_of("param d = 1ms from 0 to 1000s step 1ns");
  CHECK(scale.last == kMaxKnobPositions);
  CHECK(literal_at(scale, scale.last) == "1000s");
}
