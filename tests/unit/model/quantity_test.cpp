#include "model/quantity.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace interleave {
namespace {

using Kind = QuantityNode::Kind;

QuantityNode number(std::int64_t value) {
  return {Kind::literal, {Rational{value}, Unit::number}, 0};
}
QuantityNode ns(std::int64_t value) {
  return {Kind::literal, {Rational{value}, Unit::duration}, 0};
}
QuantityNode op(Kind kind) { return {kind, {}, 0}; }
QuantityNode parameter(std::uint32_t index) { return {Kind::parameter, {}, index}; }

Scalar value(std::vector<QuantityNode> nodes, std::vector<Scalar> parameters = {}) {
  const auto result = evaluate({std::move(nodes)}, parameters);
  REQUIRE(result.has_value());
  return *result;
}

std::string code(std::vector<QuantityNode> nodes) {
  const auto result = evaluate({std::move(nodes)}, {});
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

TEST_CASE("durations add up, scale and divide into numbers") {
  CHECK(value({ns(5), ns(3), op(Kind::add)}) == Scalar{8, Unit::duration});
  CHECK(value({ns(5), ns(8), op(Kind::subtract)}) == Scalar{-3, Unit::duration});
  CHECK(value({ns(5), number(3), op(Kind::multiply)}) == Scalar{15, Unit::duration});
  CHECK(value({number(3), ns(5), op(Kind::multiply)}) == Scalar{15, Unit::duration});
  CHECK(value({ns(6), number(4), op(Kind::divide)}) ==
        Scalar{*Rational::make(3, 2), Unit::duration});
  CHECK(value({ns(6), ns(4), op(Kind::divide)}) == Scalar{*Rational::make(3, 2), Unit::number});
}

TEST_CASE("thirds come back whole") {
  CHECK(value({ns(10), number(3), op(Kind::divide), number(3), op(Kind::multiply)}) ==
        Scalar{10, Unit::duration});
}

TEST_CASE("a parameter stands for its value") {
  CHECK(value({parameter(1), op(Kind::negate)},
              {Scalar{1, Unit::number}, Scalar{7, Unit::duration}}) == Scalar{-7, Unit::duration});
}

TEST_CASE("a bare zero goes with durations") {
  CHECK(value({ns(5), number(0), op(Kind::add)}) == Scalar{5, Unit::duration});
  CHECK(value({number(0), ns(5), op(Kind::subtract)}) == Scalar{-5, Unit::duration});
}

TEST_CASE("units that do not fit are told") {
  CHECK(code({ns(5), number(1), op(Kind::add)}) == "unit-mismatch");
  CHECK(code({number(1), ns(5), op(Kind::subtract)}) == "unit-mismatch");
  CHECK(code({ns(5), ns(5), op(Kind::multiply)}) == "unit-mismatch");
  CHECK(code({number(5), ns(5), op(Kind::divide)}) == "unit-mismatch");
}

TEST_CASE("overflow and division by zero are told") {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  CHECK(code({number(kMost), number(1), op(Kind::add)}) == "overflow");
  CHECK(code({number(5), number(0), op(Kind::divide)}) == "division-by-zero");
  CHECK(code({ns(5), ns(0), op(Kind::divide)}) == "division-by-zero");
}

TEST_CASE("an expression that lacks an operand is no value") {
  CHECK(code({number(5), op(Kind::add)}) == "bad-expression");
  CHECK(code({number(5), number(5)}) == "bad-expression");
  CHECK(code({}) == "bad-expression");
  CHECK(code({parameter(0)}) == "bad-expression");
}

}  // namespace
}  // namespace interleave
