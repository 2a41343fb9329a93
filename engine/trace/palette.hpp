// The colours of tasks and of the page as plain numbers (0xRRGGBB), for the canvas and the SVG
// alike. Colour is a task's identity and nothing else; states are patterns.
//
// The twelve hues of a theme are told apart by everybody: they lie at least 0.115 apart in OKLab,
// at least 0.095 as people without red or without green cones see them, and at least 0.075 without
// blue ones (simulated after Machado et al. 2009), because they differ in lightness as much as in
// hue. Words on them have a contrast of at least 4.5 : 1, in high contrast 7 : 1; there one row of
// hues serves both grounds, because every slice has an outline. A test holds them to these numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

enum class Theme : std::uint8_t { light, dark, contrast_light, contrast_dark };

inline constexpr std::array<std::uint32_t, 12> kTaskHuesLight{
    0x2e85f3, 0xdca05f, 0x04826b, 0xc462ac, 0x8ad1ff, 0x712616,
    0x6842bf, 0xe7c80f, 0x898c08, 0xaa3c08, 0xb1a6ba, 0x463a5d};
inline constexpr std::array<std::uint32_t, 12> kTaskHuesDark{
    0x63a2ff, 0xffa659, 0x23a281, 0xe46cca, 0xb9e7ff, 0x7b5c34,
    0x8753e8, 0xfcdb6b, 0x758d00, 0xff5363, 0xc7b5cf, 0x556887};
inline constexpr std::array<std::uint32_t, 12> kTaskHuesContrast{
    0x78a0fb, 0xc3d287, 0x2d5c7d, 0xd68d9d, 0xa9ffdb, 0x46280e,
    0x191c89, 0xedef36, 0x89b409, 0x684839, 0xedb2df, 0x04154a};

[[nodiscard]] inline const std::array<std::uint32_t, 12>& hues_of(Theme theme) {
  if (theme == Theme::light) return kTaskHuesLight;
  return theme == Theme::dark ? kTaskHuesDark : kTaskHuesContrast;
}

struct TaskColor {
  std::uint8_t hue = 0;   // index into the theme's hues
  bool textured = false;  // the hue is somebody's plainly: draw a texture over it
  friend bool operator==(const TaskColor&, const TaskColor&) = default;
};

// What a task of this name gets when it is alone: from the name only.
[[nodiscard]] TaskColor color_of(std::string_view task_name);

// One colour a task of the Trace: color_of() its name, but a task whose colour one of the tasks
// before it has takes the next free one. So the first 24 all differ; later ones repeat.
[[nodiscard]] std::vector<TaskColor> colors_of(const Trace& trace);

[[nodiscard]] inline std::uint32_t rgb_of(TaskColor color, Theme theme) {
  return hues_of(theme)[color.hue];
}

// White or near-black, whichever reads better on the colour (WCAG 2.2, contrast ratio).
[[nodiscard]] std::uint32_t ink_on(std::uint32_t rgb);

// All that is no task's: paper, ink, hairlines and one accent.
struct Tones {
  std::uint32_t ground = 0;
  std::uint32_t wash = 0;  // an empty row
  std::uint32_t hairline = 0;
  std::uint32_t ink = 0;
  std::uint32_t soft = 0;   // secondary text, at least 4.5 : 1 on the ground
  std::uint32_t faint = 0;  // marks that carry no words
  std::uint32_t accent = 0;
};

[[nodiscard]] const Tones& tones(Theme theme);

}  // namespace interleave
