// Where the keys of the timeline lead: to decisions, to slices of a row, to a task by its name.
#pragma once

#include <optional>
#include <string_view>

#include "ui/state.hpp"

namespace interleave {

// The instant `by` decisions later or earlier in the chosen run, or the last one on the way.
[[nodiscard]] std::optional<Time> decision_away(const AppState& state, int by);

// The same for slices of the chosen row. Rows that are made of others (threads that carry, locks)
// stand for the selected task's lane; nothing is chosen: empty.
[[nodiscard]] std::optional<Time> slice_away(const AppState& state, int by);

// The stretch around the slice that the chosen row has at the cursor.
[[nodiscard]] std::optional<Viewport> focus_of(const AppState& state);

// Of the chosen run, the first task whose name has `text` in it, or with `on` the next one after
// the selected task, round to the first again.
[[nodiscard]] std::optional<Selection> task_named(const AppState& state, std::string_view text,
                                                  bool on);

// When that task is first seen on its lane.
[[nodiscard]] Time first_seen(const AppState& state, const Selection& task);

}  // namespace interleave
