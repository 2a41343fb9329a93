// Exact fractions, for the arithmetic of expressions in a scenario and for ratios of counters.
// Always in lowest terms with a positive denominator, so that equality is structural. Every
// operation that could leave 64 bits reports it (empty optional) instead of wrapping.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace interleave {

class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : numerator_(whole) {}

  // Empty when the denominator is 0 or the reduced fraction does not fit.
  static std::optional<Rational> make(std::int64_t numerator, std::int64_t denominator);

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
  [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1; }

  // The greatest integer that is not above the fraction (floor, also of negative ones).
  [[nodiscard]] std::int64_t floor() const;

  friend bool operator==(const Rational&, const Rational&) = default;
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);  // also by 0
[[nodiscard]] std::optional<Rational> negate(const Rational& a);

}  // namespace interleave
