// The picture of a scenario that stands in a page before its explorer does: read, simulated and
// drawn at once, within a bound, so that a page that shows many is not held up.
#pragma once

#include <string>
#include <string_view>

#include "trace/export/svg.hpp"

namespace interleave {

// An SVG (trace/export/svg.hpp) of all variants under the scenario's title; "" when the text has
// errors. `knobs`: NAME=VALUE a line, as the language writes values, `seed` and other settings
// among them; what is not one is left out. A run of more than 100,000 events is drawn so far as it
// got.
[[nodiscard]] std::string draw_poster(std::string_view text, std::string_view knobs,
                                      SvgOptions options);

}  // namespace interleave
