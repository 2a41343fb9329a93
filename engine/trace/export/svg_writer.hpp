// The elements of an SVG text. Coordinates are pixels, written with at most two decimals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

// As XML text or attribute: markup escaped, characters that XML does not allow left out.
[[nodiscard]] std::string xml_text(std::string_view text);

// "12.5".
[[nodiscard]] std::string pixels(float value);

// "#rrggbb".
[[nodiscard]] std::string hex_color(std::uint32_t rgb);

class SvgWriter {
 public:
  enum class Anchor : std::uint8_t { start, middle, end };

  // `attributes` are written as they are: ` fill="none"`.
  void rect(float x, float y, float width, float height, std::string_view attributes);
  void line(float x0, float y0, float x1, float y1, std::string_view attributes);
  void text(float x, float y, Anchor anchor, float size, std::uint32_t color, std::string_view text,
            bool bold = false);
  // The same with a rim of the ground's color around the letters, over lines.
  void text_over_lines(float x, float y, Anchor anchor, float size, std::uint32_t color,
                       std::uint32_t ground, std::string_view text);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void text_with(float x, float y, Anchor anchor, float size, std::uint32_t color,
                 std::string_view attributes, std::string_view text);

  std::string out_;
};

// About how wide a text of the page's font is: never less than nearly all texts need.
[[nodiscard]] float text_width(std::string_view text, float size);

}  // namespace interleave
