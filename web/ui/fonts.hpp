// The three sizes of the one typeface, rasterised at size times pixel ratio.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace interleave {

enum class Type : std::uint8_t { title, body, small };

// Sizes of an em in CSS pixels.
[[nodiscard]] float em_size(Type type);

struct Fonts {
  ImFont* title = nullptr;
  ImFont* body = nullptr;
  ImFont* small = nullptr;
  std::vector<ImWchar> ranges;  // of letters; ImGui's atlas refers to them

  [[nodiscard]] ImFont* of(Type type) const;
};

// Letters beyond ASCII and the signs of the explorer's own sentences. A group is rasterised once a
// text has one of its letters: all of them would be most of the time until the first frame.
enum LetterGroup : unsigned {
  kLatinLetters = 1,
  kGreekLetters = 2,
  kCyrillicLetters = 4,
  kMoreSigns = 8
};

// The groups (a sum of LetterGroup) that a UTF-8 text has letters of; what the font lacks has none.
[[nodiscard]] unsigned letter_groups_in(std::string_view text);

// Fills ImGui's atlas anew with these groups; `font` (OpenType) and the result have to live as long
// as the atlas.
[[nodiscard]] Fonts build_fonts(ImFontAtlas& atlas, std::span<const std::uint8_t> font, float ratio,
                                unsigned groups);

}  // namespace interleave
