// What the panels of many runs and their owner ask of an AppState.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ui/state.hpp"

namespace interleave {

// The study that the reader looks at; none while the schedule is hidden or he is the scheduler.
[[nodiscard]] std::optional<StudyKind> shown_study(const AppState& state);

// The value that the chosen run has now of a knob or, if there is none of this name, of `cores`,
// `quantum` or `seed`, said or by default.
[[nodiscard]] std::optional<Scalar> present_setting(const AppState& state, std::string_view name);

// What a law says of the speed-up on so many cores, in millionths, for each value of the axis.
struct Law {
  std::string_view name;
  std::vector<std::optional<std::int64_t>> values;
};
// The ideal, Gustafson's and Amdahl's (trace/scaling.hpp) of the chosen run, where the speed-up is
// shown over `cores`. None where somebody waits, of whom they know nothing.
[[nodiscard]] std::vector<Law> laws_of(const AppState& state);

}  // namespace interleave
