#include "ui/knob.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

Rational or_zero(const std::optional<Rational>& value) { return value.value_or(Rational{0}); }

Rational default_step(const Parameter& parameter, const Rational& range) {
  if (parameter.value.unit == Unit::number) return Rational{1};
  const Rational hundredth = or_zero(divide(range, Rational{100}));
  return Rational{std::max<std::int64_t>(1, hundredth.floor())};
}

}  // namespace

KnobScale knob_scale(const Parameter& parameter) {
  KnobScale scale;
  const bool number = parameter.value.unit == Unit::number;
  scale.from = parameter.from.value_or(Scalar{Rational{number ? 1 : 0}, parameter.value.unit});
  const Rational to =
      parameter.to ? parameter.to->value : or_zero(multiply(parameter.value.value, Rational{2}));
  const Rational range = or_zero(subtract(to, scale.from.value));
  scale.step = parameter.step ? parameter.step->value : default_step(parameter, range);
  if (range <= Rational{0} || scale.step <= Rational{0}) return scale;
  std::int64_t positions = or_zero(divide(range, scale.step)).floor();
  if (positions > kMaxKnobPositions) {
    scale.step = or_zero(divide(range, Rational{kMaxKnobPositions}));
    positions = kMaxKnobPositions;
  }
  scale.last = positions;
  return scale;
}

std::int64_t knob_position(const KnobScale& scale, const Scalar& value) {
  if (scale.last == 0) return 0;
  const Rational offset = or_zero(subtract(value.value, scale.from.value));
  const Rational steps = or_zero(divide(offset, scale.step));
  const Rational nearest = add(steps, *Rational::make(1, 2)).value_or(steps);
  return std::clamp<std::int64_t>(nearest.floor(), 0, scale.last);
}

Scalar knob_value(const KnobScale& scale, std::int64_t position) {
  const Rational k{std::clamp<std::int64_t>(position, 0, scale.last)};
  const auto offset = multiply(scale.step, k);
  const auto value = offset ? add(scale.from.value, *offset) : std::nullopt;
  return {value.value_or(scale.from.value), scale.from.unit};
}

std::string knob_text(const Scalar& value) {
  if (value.unit == Unit::number) return print_literal(value);
  return readable_duration(Duration{value.value.floor()});
}

}  // namespace interleave
