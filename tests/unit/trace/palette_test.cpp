#include "trace/palette.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "made_trace.hpp"

namespace interleave {
namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

// Linear red, green, blue.
Three linear_of(std::uint32_t rgb) {
  Three result;
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = static_cast<double>(rgb >> (16 - 8 * i) & 255) / 255;
    result[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return result;
}

Three times(const Matrix& matrix, const Three& v) {
  Three result;
  for (std::size_t i = 0; i < 3; ++i) {
    result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
  }
  return result;
}

// Ottosson, "A perceptual color space for image processing", 2020.
Three oklab(const Three& linear) {
  constexpr Matrix kCones{{{0.4122214708, 0.5363325363, 0.0514459929},
                           {0.2119034982, 0.6806995451, 0.1073969566},
                           {0.0883024619, 0.2817188376, 0.6299787005}}};
  constexpr Matrix kLab{{{0.2104542553, 0.7936177850, -0.0040720468},
                         {1.9779984951, -2.4285922050, 0.4505937099},
                         {0.0259040371, 0.7827717662, -0.8086757660}}};
  Three cones = times(kCones, linear);
  for (double& c : cones) c = std::cbrt(c);
  return times(kLab, cones);
}

// Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision
// deficiency", 2009: severity 1.
constexpr Matrix kAllCones{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kNoRed{{{0.152286, 1.052583, -0.204868},
                         {0.114503, 0.786281, 0.099216},
                         {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kNoGreen{{{0.367322, 0.860646, -0.227968},
                           {0.280085, 0.672501, 0.047413},
                           {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kNoBlue{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};

double distance(std::uint32_t a, std::uint32_t b, const Matrix& eyes) {
  const auto seen = [&eyes](std::uint32_t rgb) {
    Three colour = times(eyes, linear_of(rgb));
    for (double& c : colour) c = std::clamp(c, 0.0, 1.0);
    return oklab(colour);
  };
  const Three x = seen(a), y = seen(b);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

double least_distance(const std::array<std::uint32_t, 12>& hues, const Matrix& eyes) {
  double least = 1;
  for (std::size_t i = 0; i < hues.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      least = std::min(least, distance(hues[i], hues[j], eyes));
    }
  }
  return least;
}

// WCAG 2.2.
double contrast(std::uint32_t a, std::uint32_t b) {
  const auto luminance = [](std::uint32_t rgb) {
    const Three c = linear_of(rgb);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST_CASE("the hues are told apart by all eyes") {
  for (const auto& hues : {kTaskHuesLight, kTaskHuesDark, kTaskHuesContrast}) {
    CHECK(least_distance(hues, kAllCones) >= 0.115);
    CHECK(least_distance(hues, kNoRed) >= 0.095);
    CHECK(least_distance(hues, kNoGreen) >= 0.095);
    CHECK(least_distance(hues, kNoBlue) >= 0.075);
  }
}

TEST_CASE("a hue is no ground, and words on it can be read") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (const std::uint32_t hue : hues_of(theme)) {
      CAPTURE(hue);
      CHECK(contrast(hue, ink_on(hue)) >= 4.5);
      CHECK(contrast(hue, tones(theme).ground) >= 1.6);
      for (const Matrix& eyes : {kAllCones, kNoRed, kNoGreen, kNoBlue}) {
        CHECK(distance(hue, tones(theme).ground, eyes) >= 0.14);
      }
    }
  }
}

TEST_CASE("in high contrast words stand out 7 : 1, and lines 3 : 1") {
  for (const std::uint32_t hue : kTaskHuesContrast) CHECK(contrast(hue, ink_on(hue)) >= 7);
  for (const Theme theme : {Theme::contrast_light, Theme::contrast_dark}) {
    const Tones& of = tones(theme);
    for (const std::uint32_t words : {of.ink, of.soft, of.accent}) {
      CHECK(contrast(words, of.ground) >= 7);
      CHECK(contrast(words, of.wash) >= 7);
    }
    for (const std::uint32_t lines : {of.hairline, of.faint})
      CHECK(contrast(lines, of.ground) >= 3);
  }
}

TEST_CASE("words on the ground can be read in both themes") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const Tones& of = tones(theme);
    for (const std::uint32_t ground : {of.ground, of.wash}) {
      CHECK(contrast(of.ink, ground) >= 12);
      CHECK(contrast(of.soft, ground) >= 4.5);
      CHECK(contrast(of.accent, ground) >= 4.5);
    }
  }
}

TEST_CASE("a task's colour depends on its name alone") {
  CHECK(color_of("chop") == color_of(std::string{"chop"}));
  Trace trace = made_head(2, 1);
  CHECK(colors_of(trace)[0] == color_of("a"));
}

TEST_CASE("names spread over all hues") {
  std::set<int> hues;
  for (int i = 0; i < 200; ++i) hues.insert(color_of("task" + std::to_string(i)).hue);
  CHECK(hues.size() == kTaskHuesLight.size());
}

TEST_CASE(
    "the first twelve tasks have hues of their own, the next twelve the same with a texture") {
  const Trace trace = made_head(26, 1);
  const std::vector<TaskColor> colors = colors_of(trace);
  std::set<std::pair<int, bool>> seen;
  for (std::size_t i = 0; i < 24; ++i) {
    CHECK(colors[i].textured == (i >= 12));
    seen.insert({colors[i].hue, colors[i].textured});
  }
  CHECK(seen.size() == 24);
  CHECK(!colors[24].textured);
}

TEST_CASE("ink on a colour is the one that reads better") {
  CHECK(ink_on(0xffffff) == 0x141416);
  CHECK(ink_on(0x000000) == 0xffffff);
  CHECK(ink_on(kTaskHuesLight[7]) == 0x141416);
}

}  // namespace
}  // namespace interleave
