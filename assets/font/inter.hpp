// The page's one font: Inter Regular, the subset that tools/font makes (OpenType with CFF outlines;
// tabular digits; no kerning). Linked into the program once; the canvas and, through FontFace, the
// page's own text use the same bytes.
#pragma once

#include <span>

namespace interleave {

// The whole file; lives as long as the program.
[[nodiscard]] std::span<const unsigned char> inter_font();

}  // namespace interleave
