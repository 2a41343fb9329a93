// What is typed into a field, made into what the language writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/form_fields.hpp"

namespace interleave {

// Blanks around it go; a bare number where a duration is meant gets the unit that `before` had, or
// `ms`; blanks in a name become `-`. `before` is "" when there was nothing.
[[nodiscard]] std::string completed_entry(FormField::Kind kind, std::string_view entry,
                                          std::string_view before);

// Whether the entry is more than one value: then it would say other statements, too.
[[nodiscard]] bool leaves_its_field(FormField::Kind kind, std::string_view entry);

// What an optional field says first when it is added; "" for one that has to be typed.
[[nodiscard]] std::string first_value(const FormField& field);

// The next round value above, or below when not `up`: 9ms, 10ms, 12ms, ..., 20ms, 30ms; numbers by
// one. Empty for what is no plain number or duration, and below 0.
[[nodiscard]] std::optional<std::string> stepped(std::string_view value, bool up);

}  // namespace interleave
