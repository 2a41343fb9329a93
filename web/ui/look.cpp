#include "ui/look.hpp"

#include <algorithm>

namespace interleave {
namespace {

float channel(ImU32 colour, int shift) { return static_cast<float>((colour >> shift) & 255); }

}  // namespace

ImU32 opaque(std::uint32_t rgb) {
  return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
}

Look look(Theme theme) {
  const Tones& of = tones(theme);
  return {theme,          opaque(of.ground), opaque(of.wash),  opaque(of.hairline),
          opaque(of.ink), opaque(of.soft),   opaque(of.faint), opaque(of.accent)};
}

ImU32 faded(ImU32 colour, float alpha) {
  const float full = channel(colour, IM_COL32_A_SHIFT);
  const auto a = static_cast<ImU32>(std::clamp(alpha, 0.0f, 1.0f) * full + 0.5f);
  return (colour & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

ImU32 mixed(ImU32 a, ImU32 b, float share) {
  ImU32 result = IM_COL32_A_MASK;
  for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
    const float value = channel(a, shift) * share + channel(b, shift) * (1 - share);
    result |= static_cast<ImU32>(value + 0.5f) << shift;
  }
  return result;
}

}  // namespace interleave
