// A number or a duration as a scenario writes it: a literal (`3`, `1.5ms`), a parameter (`$n`) or
// an expression in parentheses (`(($work - 2ms) / $n)`). It stays symbolic in a Scenario, so that
// a knob can turn without the text changing, and becomes a value in resolve().
//
// The expression is kept in postfix order: operands before their operator. Arithmetic is exact;
// units are checked: duration ± duration, duration × ÷ number, duration ÷ duration = number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/rational.hpp"
#include "base/result.hpp"

namespace interleave {

enum class Unit : std::uint8_t { number, duration };

// A value with its unit; a duration counts nanoseconds, not yet floored.
struct Scalar {
  Rational value;
  Unit unit = Unit::number;

  friend bool operator==(const Scalar&, const Scalar&) = default;
};

struct QuantityNode {
  enum class Kind : std::uint8_t { literal, parameter, negate, add, subtract, multiply, divide };
  Kind kind = Kind::literal;
  Scalar literal;               // kind literal
  std::uint32_t parameter = 0;  // kind parameter: index into Scenario::parameters

  friend bool operator==(const QuantityNode&, const QuantityNode&) = default;
};

struct Quantity {
  std::vector<QuantityNode> nodes;  // postfix; never empty in a valid Scenario

  static Quantity of(Scalar literal) { return {{{QuantityNode::Kind::literal, literal, 0}}}; }
  static Quantity number(std::int64_t value) { return of({Rational{value}, Unit::number}); }
  static Quantity nanoseconds(std::int64_t value) { return of({Rational{value}, Unit::duration}); }

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// What went wrong in an expression, as a code ("unit-mismatch", "division-by-zero", "overflow")
// and a sentence.
struct QuantityError {
  std::string code;
  std::string message;
};

// The exact value, with `parameters[i]` standing for parameter i. A literal 0 without a unit is a
// number; whoever asked for a duration accepts it.
[[nodiscard]] Result<Scalar, QuantityError> evaluate(const Quantity& quantity,
                                                     std::span<const Scalar> parameters);

}  // namespace interleave
