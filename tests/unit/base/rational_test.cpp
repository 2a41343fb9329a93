#include "base/rational.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace interleave {
namespace {

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();

Rational fraction(std::int64_t a, std::int64_t b) { return *Rational::make(a, b); }

TEST_CASE("fractions are equal when their values are") {
  CHECK(fraction(2, 4) == fraction(1, 2));
  CHECK(fraction(1, -2) == fraction(-1, 2));
  CHECK(fraction(0, 7) == Rational{0});
}

TEST_CASE("floor goes down, also below zero") {
  CHECK(fraction(7, 2).floor() == 3);
  CHECK(fraction(-7, 2).floor() == -4);
  CHECK(fraction(-4, 2).floor() == -2);
}

TEST_CASE("arithmetic is exact") {
  CHECK(add(fraction(1, 3), fraction(1, 6)) == fraction(1, 2));
  CHECK(subtract(fraction(1, 3), fraction(1, 2)) == fraction(-1, 6));
  CHECK(multiply(fraction(2, 3), fraction(3, 4)) == fraction(1, 2));
  CHECK(divide(fraction(1, 2), fraction(-1, 4)) == Rational{-2});
}

TEST_CASE("what leaves 64 bits is reported and never wraps") {
  CHECK_FALSE(add(Rational{kMost}, Rational{1}).has_value());
  CHECK_FALSE(multiply(Rational{kMost}, Rational{2}).has_value());
  CHECK_FALSE(negate(Rational{kLeast}).has_value());
  CHECK_FALSE(multiply(fraction(1, kMost), fraction(1, 2)).has_value());
  CHECK(multiply(Rational{kMost}, fraction(1, kMost)) == Rational{1});
}

TEST_CASE("a denominator of zero is no fraction") {
  CHECK_FALSE(Rational::make(1, 0).has_value());
  CHECK_FALSE(divide(Rational{1}, Rational{0}).has_value());
}

TEST_CASE("fractions compare by value, also where cross products leave 64 bits") {
  CHECK(fraction(kMost, 2) > fraction(kMost - 1, 2));
  CHECK(fraction(-1, 2) < fraction(1, 3));
}

}  // namespace
}  // namespace interleave
