#include <algorithm>
#include <cmath>
#include <string>

#include "ui/painter.hpp"

namespace interleave {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr float kLongLine = 1e6f;

float measure_line(ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, kLongLine, 0, text.data(), text.data() + text.size())
      .x;
}

// The longest beginning of `text` that takes at most `width` device pixels.
std::string_view beginning(ImFont* font, std::string_view text, float width) {
  const char* rest = text.data();
  font->CalcTextSizeA(font->FontSize, std::max(width, 0.0f), 0, text.data(),
                      text.data() + text.size(), &rest);
  return text.substr(0, static_cast<std::size_t>(rest - text.data()));
}

// With line ends in place of the spaces at which it has to be broken: by itself ImGui breaks behind
// a point, too, and so in the middle of a number. What is before a % stays with it.
std::string broken(ImFont* font, std::string_view text, float width) {
  std::string lines(text);
  std::size_t line = 0, space = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    if (i < lines.size() && (lines[i] != ' ' || lines[i + 1] == '%')) continue;
    if (space > line && measure_line(font, {&lines[line], i - line}) > width) {
      lines[space] = '\n';
      line = space + 1;
    }
    space = i;
  }
  return lines;
}

}  // namespace

float Painter::width_of(Type type, std::string_view text) const {
  return measure_line(fonts_.of(type), text) / ratio_;
}

void Painter::text(const Rect& rect, Type type, ImU32 colour, std::string_view text, Align align) {
  ImFont* font = fonts_.of(type);
  const float room = rect.width * ratio_;
  float width = measure_line(font, text);
  const float ellipsis = width > room + 0.5f ? measure_line(font, kEllipsis) : 0;
  if (ellipsis > 0) {
    if (room < ellipsis) return;
    text = beginning(font, text, room - ellipsis);
    width = measure_line(font, text) + ellipsis;
  }
  const float free = room - width;
  const float shift = align == Align::left ? 0 : align == Align::right ? free : free / 2;
  const float x = std::floor(rect.x * ratio_ + shift + 0.5f);
  const float y = std::floor((rect.y + rect.height / 2) * ratio_ - font->FontSize / 2 + 0.5f);
  list_.AddText(font, font->FontSize, {x, y}, colour, text.data(), text.data() + text.size());
  if (ellipsis == 0) return;
  list_.AddText(font, font->FontSize, {x + width - ellipsis, y}, colour, kEllipsis.data(),
                kEllipsis.data() + kEllipsis.size());
}

void Painter::paragraph(const Rect& rect, Type type, ImU32 colour, std::string_view text) {
  ImFont* font = fonts_.of(type);
  const float width = rect.width * ratio_;
  const std::string lines = broken(font, text, width);
  push_clip(rect);
  list_.AddText(font, font->FontSize, snapped(rect.x, rect.y), colour, lines.data(),
                lines.data() + lines.size(), width);
  pop_clip();
}

float Painter::paragraph_height(float width, Type type, std::string_view text) const {
  ImFont* font = fonts_.of(type);
  width *= ratio_;
  const std::string lines = broken(font, text, width);
  const char* const end = lines.data() + lines.size();
  return font->CalcTextSizeA(font->FontSize, kLongLine, width, lines.data(), end).y / ratio_;
}

}  // namespace interleave
