#include "ui/painter.hpp"

#include <algorithm>
#include <cmath>

namespace interleave {

float Painter::snap(float css) const { return std::floor(css * ratio_ + 0.5f); }

float Painter::hairline() const { return std::max(1.0f, std::floor(ratio_ * 0.75f)) / ratio_; }

void Painter::fill(const Rect& rect, ImU32 colour, float radius) {
  const ImVec2 from = snapped(rect.x, rect.y);
  ImVec2 to = snapped(rect.right(), rect.bottom());
  to.x = std::max(to.x, from.x + 1);
  list_.AddRectFilled(from, to, colour, radius * ratio_);
}

void Painter::outline(const Rect& rect, ImU32 colour, float radius) {
  const float width = hairline() * ratio_;
  const ImVec2 from = snapped(rect.x, rect.y);
  const ImVec2 to = snapped(rect.right(), rect.bottom());
  if (to.x - from.x < 2 * width) return fill(rect, colour);
  // AddRect strokes half a pixel inside its corners.
  const float inset = (width - 1) / 2;
  list_.AddRect({from.x + inset, from.y + inset}, {to.x - inset, to.y - inset}, colour,
                radius * ratio_, 0, width);
}

void Painter::horizontal(float x0, float x1, float y, ImU32 colour) {
  const float top = snap(y);
  list_.AddRectFilled({snap(x0), top}, {snap(x1), top + hairline() * ratio_}, colour);
}

void Painter::vertical(float x, float y0, float y1, ImU32 colour, float width) {
  const float pixels = std::max(1.0f, std::round((width > 0 ? width : hairline()) * ratio_));
  const float left = snap(x) - std::floor(pixels / 2);
  list_.AddRectFilled({left, snap(y0)}, {left + pixels, snap(y1)}, colour);
}

void Painter::line(float x0, float y0, float x1, float y1, ImU32 colour, float width) {
  list_.AddLine({x0 * ratio_, y0 * ratio_}, {x1 * ratio_, y1 * ratio_}, colour, width * ratio_);
}

void Painter::swing(float x0, float y0, float x1, float y1, ImU32 colour, float width) {
  if (std::abs(x1 - x0) < 2) return line(x0, y0, x1, y1, colour, width);
  const float reach = std::clamp(std::abs(x1 - x0) / 2, 8.0f, 48.0f);
  list_.AddBezierCubic({x0 * ratio_, y0 * ratio_}, {(x0 + reach) * ratio_, y0 * ratio_},
                       {(x1 - reach) * ratio_, y1 * ratio_}, {x1 * ratio_, y1 * ratio_}, colour,
                       width * ratio_);
}

void Painter::disc(float x, float y, float radius, ImU32 colour) {
  list_.AddCircleFilled({x * ratio_, y * ratio_}, radius * ratio_, colour);
}

void Painter::ring(float x, float y, float radius, ImU32 colour, float width) {
  list_.AddCircle({x * ratio_, y * ratio_}, radius * ratio_, colour, 0, width * ratio_);
}

void Painter::triangle(float x0, float y0, float x1, float y1, float x2, float y2, ImU32 colour) {
  list_.AddTriangleFilled({x0 * ratio_, y0 * ratio_}, {x1 * ratio_, y1 * ratio_},
                          {x2 * ratio_, y2 * ratio_}, colour);
}

void Painter::hatch(const Rect& rect, ImU32 colour, float gap, bool both) {
  const float width = std::max(1.0f, ratio_);
  const ImVec2 from = snapped(rect.x, rect.y);
  const ImVec2 to = snapped(rect.right(), rect.bottom());
  const float height = to.y - from.y;
  const float pitch = std::max(2.0f, gap * ratio_);
  // Lines x + y = c, at places that do not move with the slice.
  for (float c = std::ceil((from.x + from.y) / pitch) * pitch; c < to.x + to.y; c += pitch) {
    const float left = std::max(from.x, c - to.y);
    const float right = std::min(to.x, c - from.y);
    if (right > left) list_.AddLine({left, c - left}, {right, c - right}, colour, width);
  }
  if (!both) return;
  for (float c = std::ceil((from.x - to.y) / pitch) * pitch; c < to.x - from.y; c += pitch) {
    const float left = std::max(from.x, c + from.y);
    const float right = std::min(to.x, c + from.y + height);
    if (right > left) list_.AddLine({left, left - c}, {right, right - c}, colour, width);
  }
}

void Painter::dots(const Rect& rect, ImU32 colour, float gap) {
  const float size = std::max(1.0f, std::round(1.5f * ratio_));
  const float pitch = std::max(size + 1, std::round(gap * ratio_));
  const float y = snap(rect.y + rect.height / 2) - std::floor(size / 2);
  const float right = snap(rect.right());
  for (float x = std::ceil(rect.x * ratio_ / pitch) * pitch; x + size <= right; x += pitch) {
    list_.AddRectFilled({x, y}, {x + size, y + size}, colour);
  }
}

void Painter::steps(std::span<const CurvePoint> points, float bottom, float unit, ImU32 line,
                    ImU32 area) {
  float risen_at = -1;  // where the last rise or fall was drawn
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const CurvePoint& a = points[i];
    const CurvePoint& b = points[i + 1];
    if (a.x == b.x) {
      // All that rises and falls in one place is one line.
      float low = std::min(a.value, b.value), high = std::max(a.value, b.value);
      for (; i + 2 < points.size() && points[i + 2].x == a.x; ++i) {
        low = std::min(low, points[i + 2].value);
        high = std::max(high, points[i + 2].value);
      }
      risen_at = a.x;
      vertical(a.x, bottom - high * unit, bottom - low * unit + hairline(), line);
      continue;
    }
    const float y = bottom - a.value * unit;
    if (a.value > 0) fill({a.x, y, b.x - a.x, bottom - y}, area);
    const bool hidden = risen_at == a.x && snap(b.x) - snap(a.x) <= 1;
    if (!hidden) horizontal(a.x, b.x, y, line);
  }
}

void Painter::push_clip(const Rect& rect) {
  list_.PushClipRect(snapped(rect.x, rect.y), snapped(rect.right(), rect.bottom()), true);
}

void Painter::pop_clip() { list_.PopClipRect(); }

}  // namespace interleave
