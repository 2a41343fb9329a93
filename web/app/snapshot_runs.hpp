// The part of a snapshot that is about the runs: each variant with its end, makespan, checks, its
// tasks' metrics, and the measured run beside it.
#pragma once

#include "app/json_writer.hpp"
#include "ui/state.hpp"

namespace interleave {

// Writes the field `runs` into an object that is open; with the metrics of their jobs, which may be
// thousands, or without.
void write_runs(JsonWriter& json, const AppState& state, bool tasks);

}  // namespace interleave
