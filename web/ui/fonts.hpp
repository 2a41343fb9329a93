// The three sizes of the one typeface, rasterised at size times pixel ratio.
#pragma once

#include <cstdint>
#include <span>

#include "imgui.h"

namespace interleave {

enum class Type : std::uint8_t { title, body, small };

// Sizes of an em in CSS pixels.
[[nodiscard]] float em_size(Type type);

struct Fonts {
  ImFont* title = nullptr;
  ImFont* body = nullptr;
  ImFont* small = nullptr;

  [[nodiscard]] ImFont* of(Type type) const;
};

// Fills ImGui's atlas anew; `font` (OpenType) has to live as long as the atlas.
[[nodiscard]] Fonts build_fonts(ImFontAtlas& atlas, std::span<const std::uint8_t> font,
                                float ratio);

}  // namespace interleave
