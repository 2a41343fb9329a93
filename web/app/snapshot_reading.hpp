// The parts of a snapshot that say what the lower panel says: why, and the accounts of time.
#pragma once

#include "app/json_writer.hpp"
#include "ui/state.hpp"

namespace interleave {

// Writes the fields `task`, or `core`, and `time`, `lane` where there is an instant, into an object
// that is open.
void write_selected(JsonWriter& json, const Selection& selection);

// Writes the field `why` into an object that is open; null while nothing is selected.
void write_why(JsonWriter& json, const Why& why);

// Writes the field `table` into an object that is open: how the table is arranged.
void write_table_choice(JsonWriter& json, const TableChoice& choice);

// Writes the fields `groupings`, `columns` and `tableRows` of the table of the chosen run; of the
// rows at most kMostTableRows, `rowCount` is the number of all.
inline constexpr std::size_t kMostTableRows = 500;
void write_table(JsonWriter& json, const AppState& state);

// Writes a list: each part with its label, its time and its tenths of a percent.
void write_account(JsonWriter& json, const Account& account);

}  // namespace interleave
