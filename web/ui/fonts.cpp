#include "ui/fonts.hpp"

#include <array>
#include <cmath>

#include "base/utf8.hpp"

namespace interleave {
namespace {

// Inter's line is 1.21 em high (ascender 1984, descender 494, of 2048); ImGui measures a font by
// that height.
constexpr float kLineOfEm = (1984.0f + 494.0f) / 2048.0f;

struct Letters {
  unsigned group;  // 0: always there
  ImWchar first, last;
};

// The letters that the font was subset to.
constexpr std::array<Letters, 11> kLetters{{{0, 0x20, 0x7e},
                                            {0, 0xb5, 0xb5},
                                            {0, 0xd7, 0xd7},
                                            {0, 0x2010, 0x2027},
                                            {0, 0x2212, 0x2212},
                                            {kLatinLetters, 0xa0, 0x17f},
                                            {kGreekLetters, 0x370, 0x3ff},
                                            {kCyrillicLetters, 0x400, 0x45f},
                                            {kMoreSigns, 0x2028, 0x2044},
                                            {kMoreSigns, 0x2190, 0x2199},
                                            {kMoreSigns, 0x2248, 0x2265}}};

unsigned group_of(char32_t letter) {
  for (const Letters& letters : kLetters) {
    if (letter >= letters.first && letter <= letters.last) return letters.group;
  }
  return 0;
}

}  // namespace

float em_size(Type type) {
  switch (type) {
    case Type::title: return 20;
    case Type::body: return 14;
    case Type::small: return 12;
  }
  return 14;
}

ImFont* Fonts::of(Type type) const {
  switch (type) {
    case Type::title: return title;
    case Type::body: return body;
    case Type::small: return small;
  }
  return body;
}

unsigned letter_groups_in(std::string_view text) {
  unsigned groups = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint letter = code_point_at(text, at);
    groups |= group_of(letter.value);
    at += letter.bytes;
  }
  return groups;
}

Fonts build_fonts(ImFontAtlas& atlas, std::span<const std::uint8_t> font, float ratio,
                  unsigned groups) {
  Fonts fonts;
  for (const Letters& letters : kLetters) {
    if (letters.group != 0 && (letters.group & groups) == 0) continue;
    fonts.ranges.push_back(letters.first);
    fonts.ranges.push_back(letters.last);
  }
  fonts.ranges.push_back(0);
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.PixelSnapH = true;
  config.OversampleH = 1;
  config.OversampleV = 1;
  const auto add = [&](Type type) {
    // ImGui only reads the bytes, although its signature does not say so.
    return atlas.AddFontFromMemoryTTF(
        const_cast<std::uint8_t*>(font.data()), static_cast<int>(font.size()),
        std::round(em_size(type) * kLineOfEm * ratio), &config, fonts.ranges.data());
  };
  fonts.body = add(Type::body);
  fonts.small = add(Type::small);
  fonts.title = add(Type::title);
  atlas.Build();
  return fonts;
}

}  // namespace interleave
