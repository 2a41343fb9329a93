// The colours of tasks and of the page as plain numbers (0xRRGGBB), for the canvas and the SVG
// alike. Colour is a task's identity and nothing else; states are patterns.
//
// The twelve hues of a theme lie at least 0.115 apart in OKLab, also as people without red or green
// cones see them (distances as of Machado et al. 2009, scaled by 1.25), because they differ in
// lightness as much as in hue.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

enum class Theme : std::uint8_t { light, dark };

inline constexpr std::array<std::uint32_t, 12> kTaskHuesLight{
    0x2f7ae8, 0xe49b64, 0x018667, 0xc95ba7, 0x88d1fe, 0x752e1e,
    0x5d46a6, 0xe9c711, 0x818f1c, 0xab3e08, 0xc896c4, 0x425468};
inline constexpr std::array<std::uint32_t, 12> kTaskHuesDark{
    0x5f99ff, 0xffa659, 0x16a983, 0xe162cc, 0xb5e3fd, 0x95603e,
    0x8058e3, 0xfcdb6b, 0x779300, 0xff5f65, 0xc7b5cf, 0x59718b};

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
  return (theme == Theme::dark ? kTaskHuesDark : kTaskHuesLight)[color.hue];
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
