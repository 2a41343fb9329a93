// The patterns that tell states apart in a picture, one set a theme, so that pictures of several
// themes may stand in one page.
#pragma once

#include <string>
#include <string_view>

#include "trace/palette.hpp"

namespace interleave {

// The attribute of an element that is filled with the pattern: "idle", "switching", "polling",
// "texture".
[[nodiscard]] std::string fill_with_pattern(Theme theme, std::string_view name);

// The element that defines them.
[[nodiscard]] std::string svg_patterns(Theme theme);

}  // namespace interleave
