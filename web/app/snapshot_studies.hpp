// The part of a snapshot about many runs and about what the reader plays.
#pragma once

#include "app/json_writer.hpp"
#include "ui/state.hpp"

namespace interleave {

// `figure`, `curves`, `outcomes`, `predict`, `manual`; see ui/studies.hpp and ui/play.hpp for what
// they say. Unknown values are null.
void write_studies(JsonWriter& json, const AppState& state);

}  // namespace interleave
