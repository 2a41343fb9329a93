#include "trace/palette.hpp"

#include <cstddef>

namespace interleave {
namespace {

constexpr std::size_t kHues = kTaskHuesLight.size();
constexpr std::size_t kColors = 2 * kHues;  // plain, then textured

constexpr Tones kLight{0xfcfbf8, 0xf4f2ec, 0xdedbd3, 0x1c1d1f, 0x5f6268, 0x9b9da1, 0xb3341f};
constexpr Tones kDark{0x17181b, 0x1f2125, 0x34363b, 0xe9e7e2, 0xa5a7ac, 0x6d7076, 0xff8a65};
constexpr Tones kContrastLight{0xffffff, 0xf4f4f4, 0x8a8a8a, 0x000000,
                               0x262626, 0x595959, 0x9c1500};
constexpr Tones kContrastDark{0x000000, 0x141414, 0x757575, 0xffffff, 0xe6e6e6, 0xb3b3b3, 0xffb199};

// FNV-1a, 32 bits.
std::uint32_t hash(std::string_view text) {
  std::uint32_t value = 2166136261u;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
  return value;
}

// Of a value between 0.008 and 1, to the last digits, by Newton's method. The C library's powers
// bring a table of 6 KB along.
double fifth_root(double value) {
  double root = 1;
  for (int i = 0; i < 12; ++i) root -= (root - value / (root * root * root * root)) / 5;
  return root;
}

double linear(std::uint32_t eight_bits) {
  const double c = eight_bits / 255.0;
  if (c <= 0.04045) return c / 12.92;
  const double base = (c + 0.055) / 1.055;
  return base * base * fifth_root(base * base);
}

}  // namespace

TaskColor color_of(std::string_view task_name) {
  const std::uint32_t value = hash(task_name);
  return {static_cast<std::uint8_t>((value ^ value >> 16) % kHues), false};
}

std::vector<TaskColor> colors_of(const Trace& trace) {
  std::vector<TaskColor> colors;
  colors.reserve(trace.tasks.size());
  std::array<bool, kColors> taken{};
  std::size_t free = kColors;
  for (const TaskInfo& task : trace.tasks) {
    if (free == 0) {
      taken.fill(false);
      free = kColors;
    }
    const std::size_t wanted = color_of(task.name).hue;
    bool plain_is_left = false;
    for (std::size_t i = 0; i < kHues; ++i) plain_is_left |= !taken[i];
    const std::size_t base = plain_is_left ? 0 : kHues;
    std::size_t color = base + wanted;
    while (taken[color]) color = base + (color - base + 1) % kHues;
    taken[color] = true;
    --free;
    colors.push_back({static_cast<std::uint8_t>(color % kHues), color >= kHues});
  }
  return colors;
}

std::uint32_t ink_on(std::uint32_t rgb) {
  const double luminance = 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
                           0.0722 * linear(rgb & 255);
  const double with_white = 1.05 / (luminance + 0.05);
  const double with_black = (luminance + 0.05) / 0.05;
  return with_white * 1.15 >= with_black ? 0xffffff : 0x141416;
}

const Tones& tones(Theme theme) {
  switch (theme) {
    case Theme::light: return kLight;
    case Theme::dark: return kDark;
    case Theme::contrast_light: return kContrastLight;
    case Theme::contrast_dark: return kContrastDark;
  }
  return kLight;
}

}  // namespace interleave
