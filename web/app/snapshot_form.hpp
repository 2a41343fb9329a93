// The form's part of a snapshot: each statement of the last good text with its fields, as
// text/form_fields.hpp has them, and what can be added.
#pragma once

#include "app/json_writer.hpp"
#include "ui/state.hpp"

namespace interleave {

// Tasks and operations beyond these many are left to the text; "left" says how many there are.
inline constexpr std::size_t kMostFormTasks = 200, kMostFormOperations = 1000;

void write_form(JsonWriter& json, const Document& document);

}  // namespace interleave
