// What stands around the cursor, for those who do not see it: of the chosen run each row of the
// frame with the slice at the cursor, the one before and the one after.
#pragma once

#include "app/json_writer.hpp"
#include "layout/picture.hpp"
#include "ui/state.hpp"

namespace interleave {

// More rows are not listed, nor more tracks a row.
inline constexpr std::size_t kMostAround = 24, kMostTracksAround = 4;

// `around`: of each row its label, and `slices` with job, state and times in the run's own time.
void write_around(JsonWriter& json, const AppState& state, const Picture& picture);

}  // namespace interleave
