// A parameter as a slider: which values it can take, in exact steps, so that what the slider
// writes is a value that a text could have written.
#pragma once

#include <cstdint>
#include <string>

#include "model/scenario.hpp"

namespace interleave {

// Positions are whole numbers from 0 to `last`; position k stands for from + k * step.
struct KnobScale {
  Scalar from;
  Rational step;
  std::int64_t last = 0;  // 0: nothing to turn
};

inline constexpr std::int64_t kMaxKnobPositions = 10'000;

// The parameter's own range and step. Without a step a hundredth of the range (a number: 1);
// without a range from nothing (a number: 1) to twice the value.
[[nodiscard]] KnobScale knob_scale(const Parameter& parameter);

// The nearest position of a value, and the value at a position (cut at both ends).
[[nodiscard]] std::int64_t knob_position(const KnobScale& scale, const Scalar& value);
[[nodiscard]] Scalar knob_value(const KnobScale& scale, std::int64_t position);

// For people: "10 ms", "4".
[[nodiscard]] std::string knob_text(const Scalar& value);

}  // namespace interleave
