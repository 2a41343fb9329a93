// What the panels of many runs and their owner ask of an AppState.
#pragma once

#include <optional>
#include <string_view>

#include "ui/state.hpp"

namespace interleave {

// The study that the reader looks at; none while the schedule is hidden or he is the scheduler.
[[nodiscard]] std::optional<StudyKind> shown_study(const AppState& state);

// The value that the chosen run has now of a knob or, if there is none of this name, of `cores`,
// `quantum` or `seed`, said or by default.
[[nodiscard]] std::optional<Scalar> present_setting(const AppState& state, std::string_view name);

}  // namespace interleave
