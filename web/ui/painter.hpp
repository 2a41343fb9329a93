// Draws in CSS pixels on ImGui's draw list, which is kept in device pixels: every edge is put on
// a whole device pixel, every hairline is one wide, so that the picture is crisp at any ratio.
#pragma once

#include <span>
#include <string_view>

#include "layout/curve.hpp"
#include "layout/page.hpp"
#include "ui/fonts.hpp"
#include "ui/look.hpp"

namespace interleave {

enum class Align : std::uint8_t { left, centre, right };

class Painter {
 public:
  Painter(ImDrawList& list, const Look& look, const Fonts& fonts, float ratio)
      : list_(list), look_(look), fonts_(fonts), ratio_(ratio) {}

  [[nodiscard]] const Look& look() const { return look_; }
  [[nodiscard]] float ratio() const { return ratio_; }
  [[nodiscard]] float hairline() const;  // its width in CSS pixels

  void fill(const Rect& rect, ImU32 colour, float radius = 0);
  void outline(const Rect& rect, ImU32 colour, float radius = 0);  // inside the rectangle
  void horizontal(float x0, float x1, float y, ImU32 colour);
  void vertical(float x, float y0, float y1, ImU32 colour, float width = 0);  // 0: a hairline
  void line(float x0, float y0, float x1, float y1, ImU32 colour, float width);
  // From one point to another, leaving and arriving level.
  void swing(float x0, float y0, float x1, float y1, ImU32 colour, float width);
  void disc(float x, float y, float radius, ImU32 colour);
  void ring(float x, float y, float radius, ImU32 colour, float width);
  void triangle(float x0, float y0, float x1, float y1, float x2, float y2, ImU32 colour);

  // Diagonal lines, `gap` apart, cut exactly at the rectangle; `both`: crossed.
  void hatch(const Rect& rect, ImU32 colour, float gap, bool both);
  // A row of dots along the middle.
  void dots(const Rect& rect, ImU32 colour, float gap);

  // Steps with the area under them filled; `value` 0 is at `bottom`, 1 is `unit` higher.
  void steps(std::span<const CurvePoint> points, float bottom, float unit, ImU32 line, ImU32 area);

  [[nodiscard]] float width_of(Type type, std::string_view text) const;
  // On one line, vertically centred in the rectangle, shortened with an ellipsis if too long.
  void text(const Rect& rect, Type type, ImU32 colour, std::string_view text,
            Align align = Align::left);
  // On as many lines as fit, from the top; what does not fit is cut.
  void paragraph(const Rect& rect, Type type, ImU32 colour, std::string_view text);
  [[nodiscard]] float paragraph_height(float width, Type type, std::string_view text) const;

  void push_clip(const Rect& rect);
  void pop_clip();

 private:
  [[nodiscard]] float snap(float css) const;
  [[nodiscard]] ImVec2 snapped(float x, float y) const { return {snap(x), snap(y)}; }

  ImDrawList& list_;
  Look look_;
  const Fonts& fonts_;
  float ratio_;
};

}  // namespace interleave
