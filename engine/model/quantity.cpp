#include "model/quantity.hpp"

#include <optional>
#include <utility>

namespace interleave {
namespace {

using Kind = QuantityNode::Kind;

// An intermediate value. A literal 0 without a unit may stand for a duration as well.
struct Operand {
  Scalar scalar;
  bool bare_zero = false;
};

std::string_view unit_name(const Scalar& scalar) {
  return scalar.unit == Unit::duration ? "a duration" : "a number";
}

Unexpected<QuantityError> mismatch(std::string_view verb, std::string_view joint, const Scalar& a,
                                   const Scalar& b) {
  std::string message = "cannot ";
  message.append(verb).append(" ").append(unit_name(a)).append(joint).append(unit_name(b));
  return {{"unit-mismatch", std::move(message)}};
}

Unexpected<QuantityError> overflow() {
  return {{"overflow", "a value of this expression is too large or too fine to be kept exactly"}};
}

using Outcome = Result<Operand, QuantityError>;

Outcome wrap(const std::optional<Rational>& value, Unit unit) {
  if (!value) return overflow();
  return Operand{{*value, unit}};
}

Outcome apply_sum(Kind kind, Operand a, Operand b) {
  if (a.scalar.unit != b.scalar.unit) {
    if (a.bare_zero) a.scalar.unit = b.scalar.unit;
    if (b.bare_zero) b.scalar.unit = a.scalar.unit;
  }
  const bool plus = kind == Kind::add;
  if (a.scalar.unit != b.scalar.unit) {
    return plus ? mismatch("add", " and ", a.scalar, b.scalar)
                : mismatch("subtract", " from ", b.scalar, a.scalar);
  }
  return wrap(plus ? add(a.scalar.value, b.scalar.value) : subtract(a.scalar.value, b.scalar.value),
              a.scalar.unit);
}

Outcome apply_product(const Scalar& a, const Scalar& b) {
  if (a.unit == Unit::duration && b.unit == Unit::duration) {
    return mismatch("multiply", " by ", a, b);
  }
  const bool duration = a.unit == Unit::duration || b.unit == Unit::duration;
  return wrap(multiply(a.value, b.value), duration ? Unit::duration : Unit::number);
}

Outcome apply_quotient(const Scalar& a, const Scalar& b) {
  if (a.unit == Unit::number && b.unit == Unit::duration) return mismatch("divide", " by ", a, b);
  if (b.value == Rational{0}) {
    return Unexpected{QuantityError{"division-by-zero", "this expression divides by 0"}};
  }
  return wrap(divide(a.value, b.value), a.unit == b.unit ? Unit::number : a.unit);
}

Outcome apply(Kind kind, const Operand& a, const Operand& b) {
  switch (kind) {
    case Kind::multiply: return apply_product(a.scalar, b.scalar);
    case Kind::divide: return apply_quotient(a.scalar, b.scalar);
    default: return apply_sum(kind, a, b);
  }
}

Unexpected<QuantityError> malformed() {
  return {{"bad-expression", "this expression lacks an operand"}};
}

}  // namespace

Result<Scalar, QuantityError> evaluate(const Quantity& quantity,
                                       std::span<const Scalar> parameters) {
  std::vector<Operand> stack;
  for (const QuantityNode& node : quantity.nodes) {
    if (node.kind == Kind::literal) {
      const bool bare_zero = node.literal == Scalar{};
      stack.push_back({node.literal, bare_zero});
      continue;
    }
    if (node.kind == Kind::parameter) {
      if (node.parameter >= parameters.size()) return malformed();
      stack.push_back({parameters[node.parameter]});
      continue;
    }
    if (stack.size() < (node.kind == Kind::negate ? 1u : 2u)) return malformed();
    const Operand right = stack.back();
    if (node.kind == Kind::negate) {
      const auto negated = wrap(negate(right.scalar.value), right.scalar.unit);
      if (!negated) return Unexpected{negated.error()};
      stack.back() = *negated;
      continue;
    }
    stack.pop_back();
    const Outcome outcome = apply(node.kind, stack.back(), right);
    if (!outcome) return Unexpected{outcome.error()};
    stack.back() = *outcome;
  }
  if (stack.size() != 1) return malformed();
  return stack.back().scalar;
}

}  // namespace interleave
