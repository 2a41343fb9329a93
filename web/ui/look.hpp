// The tones and colours of trace/palette.hpp as ImGui wants them, and what is mixed from them.
#pragma once

#include "imgui.h"
#include "trace/palette.hpp"

namespace interleave {

struct Look {
  Theme theme = Theme::light;
  ImU32 ground = 0;  // the paper
  ImU32 wash = 0;    // an empty row, a hovered line
  ImU32 hairline = 0;
  ImU32 ink = 0;     // text
  ImU32 soft = 0;    // secondary text
  ImU32 faint = 0;   // marks that carry no words
  ImU32 accent = 0;  // the cursor, what is chosen, what is wrong

  // Every slice has an outline.
  [[nodiscard]] bool contrast() const {
    return theme == Theme::contrast_light || theme == Theme::contrast_dark;
  }
};

[[nodiscard]] Look look(Theme theme);

// 0xRRGGBB as an opaque ImGui colour.
[[nodiscard]] ImU32 opaque(std::uint32_t rgb);

// The same colour with `alpha` of 0 to 1.
[[nodiscard]] ImU32 faded(ImU32 colour, float alpha);

// `share` of 1 is all `a`, 0 all `b`.
[[nodiscard]] ImU32 mixed(ImU32 a, ImU32 b, float share);

}  // namespace interleave
