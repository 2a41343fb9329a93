// What of a scenario can be swept, and over which values.
#pragma once

#include <span>
#include <vector>

#include "model/scenario.hpp"
#include "ui/studies.hpp"

namespace interleave {

// `cores` from 1 to 16, unless a knob stands for it or every run has a core of its own choosing;
// the quantum where a policy has one, about the present one; every knob over its range, in at most
// kMostAxisValues values. A knob goes before a setting of the same name, as on the command line.
inline constexpr std::size_t kMostAxisValues = 33;
[[nodiscard]] std::vector<Axis> axes_of(const Scenario& scenario, std::span<const Scalar> knobs);

}  // namespace interleave
