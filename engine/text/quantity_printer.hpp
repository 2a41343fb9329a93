// A Quantity as the language writes it.
#pragma once

#include <span>
#include <string>

#include "model/scenario.hpp"

namespace interleave {

// With as few parentheses as mean the same; an expression stands in parentheses as a whole.
[[nodiscard]] std::string print_quantity(const Quantity& quantity,
                                         std::span<const Parameter> parameters);

}  // namespace interleave
