#include "ui/fonts.hpp"

#include <cmath>

namespace interleave {
namespace {

// Inter's line is 1.21 em high (ascender 1984, descender 494, of 2048); ImGui measures a font by
// that height.
constexpr float kLineOfEm = (1984.0f + 494.0f) / 2048.0f;

// Latin to Latin Extended-A, Greek, Cyrillic, general punctuation, arrows, mathematical signs:
// the letters that the font was subset to.
constexpr ImWchar kLetters[] = {0x20,   0x17f,  0x370,  0x3ff,  0x400,  0x45f,  0x2010, 0x2044,
                                0x2190, 0x2199, 0x2212, 0x2212, 0x2248, 0x2265, 0};

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

Fonts build_fonts(ImFontAtlas& atlas, std::span<const std::uint8_t> font, float ratio) {
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
        std::round(em_size(type) * kLineOfEm * ratio), &config, kLetters);
  };
  Fonts fonts;
  fonts.body = add(Type::body);
  fonts.small = add(Type::small);
  fonts.title = add(Type::title);
  atlas.Build();
  return fonts;
}

}  // namespace interleave
