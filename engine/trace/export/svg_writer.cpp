#include "trace/export/svg_writer.hpp"

#include <cmath>

#include "base/format.hpp"

namespace interleave {

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') escaped += c;
    }
  }
  return escaped;
}

std::string pixels(float value) {
  const auto hundredths = static_cast<std::int64_t>(std::lround(value * 100));
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  std::string text = (hundredths < 0 ? "-" : "") + to_text(size / 100);
  if (size % 100 == 0) return text;
  text += '.';
  text += static_cast<char>('0' + size / 10 % 10);
  if (size % 10 != 0) text += static_cast<char>('0' + size % 10);
  return text;
}

std::string hex_color(std::uint32_t rgb) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kHex[rgb >> shift & 15];
  return text;
}

void SvgWriter::rect(float x, float y, float width, float height, std::string_view attributes) {
  out_ += "<rect x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" width=\"" + pixels(width) +
          "\" height=\"" + pixels(height) + "\"";
  out_.append(attributes).append("/>\n");
}

void SvgWriter::line(float x0, float y0, float x1, float y1, std::string_view attributes) {
  out_ += "<line x1=\"" + pixels(x0) + "\" y1=\"" + pixels(y0) + "\" x2=\"" + pixels(x1) +
          "\" y2=\"" + pixels(y1) + "\"";
  out_.append(attributes).append("/>\n");
}

void SvgWriter::text(float x, float y, Anchor anchor, float size, std::uint32_t color,
                     std::string_view text, bool bold) {
  text_with(x, y, anchor, size, color, bold ? " font-weight=\"600\"" : "", text);
}

void SvgWriter::text_over_lines(float x, float y, Anchor anchor, float size, std::uint32_t color,
                                std::uint32_t ground, std::string_view text) {
  text_with(x, y, anchor, size, color,
            " stroke=\"" + hex_color(ground) +
                "\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            text);
}

void SvgWriter::text_with(float x, float y, Anchor anchor, float size, std::uint32_t color,
                          std::string_view attributes, std::string_view text) {
  constexpr std::string_view kAnchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  out_ += "<text x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" font-size=\"" + pixels(size) +
          "\" fill=\"" + hex_color(color) + "\"";
  out_.append(kAnchors[static_cast<std::size_t>(anchor)]).append(attributes);
  out_ += ">" + xml_text(text) + "</text>\n";
}

float text_width(std::string_view text, float size) {
  float characters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) characters += 1;
  }
  return characters * size * 0.58f;
}

}  // namespace interleave
