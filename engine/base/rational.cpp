#include "base/rational.hpp"

#include <limits>

namespace interleave {
namespace {

__extension__ using Wide = __int128;

Wide greatest_common_divisor(Wide a, Wide b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool fits(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() &&
         value <= std::numeric_limits<std::int64_t>::max();
}

std::optional<Rational> reduce(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide divisor = greatest_common_divisor(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  return Rational::make(static_cast<std::int64_t>(numerator),
                        static_cast<std::int64_t>(denominator));
}

}  // namespace

std::optional<Rational> Rational::make(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return std::nullopt;
  Wide top = numerator;
  Wide bottom = denominator;
  if (bottom < 0) {
    top = -top;
    bottom = -bottom;
  }
  const Wide divisor = greatest_common_divisor(top, bottom);
  top /= divisor;
  bottom /= divisor;
  if (!fits(top) || !fits(bottom)) return std::nullopt;
  Rational result;
  result.numerator_ = static_cast<std::int64_t>(top);
  result.denominator_ = static_cast<std::int64_t>(bottom);
  return result;
}

std::int64_t Rational::floor() const {
  const std::int64_t quotient = numerator_ / denominator_;
  return numerator_ % denominator_ < 0 ? quotient - 1 : quotient;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  return Wide{a.numerator()} * b.denominator() <=> Wide{b.numerator()} * a.denominator();
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  return reduce(Wide{a.numerator()} * b.denominator() + Wide{b.numerator()} * a.denominator(),
                Wide{a.denominator()} * b.denominator());
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) {
  return reduce(Wide{a.numerator()} * b.denominator() - Wide{b.numerator()} * a.denominator(),
                Wide{a.denominator()} * b.denominator());
}

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  return reduce(Wide{a.numerator()} * b.numerator(), Wide{a.denominator()} * b.denominator());
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  return reduce(Wide{a.numerator()} * b.denominator(), Wide{a.denominator()} * b.numerator());
}

std::optional<Rational> negate(const Rational& a) { return subtract(Rational{0}, a); }

}  // namespace interleave
