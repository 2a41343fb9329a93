#include "layout/minimap.hpp"

#include <algorithm>
#include <cmath>

namespace interleave {
namespace {

constexpr float kHeight = 24, kNarrowHeight = 20, kGap = 8;
constexpr float kLeastTimeline = 180;  // a lower one has no minimap
constexpr float kLeastFigure = 360;    // and of a guest's
constexpr float kLeastWindow = 6;
constexpr float kEdge = 5, kTouchEdge = 16;  // how near an edge takes hold of it

}  // namespace

Rect minimap_of(const PageLayout& page) {
  if (page.timeline.height < (page.figure ? kLeastFigure : kLeastTimeline)) return {};
  const Rect rows = page.rows();
  const float height = page.narrow ? kNarrowHeight : kHeight;
  return {rows.x, rows.bottom() - height, rows.width, height};
}

Rect rows_without_minimap(const PageLayout& page) {
  Rect rows = page.rows();
  const Rect strip = minimap_of(page);
  if (!strip.empty()) rows.height = std::max(1.0f, rows.height - strip.height - kGap);
  return rows;
}

Rect Minimap::window() const {
  const float x0 = std::clamp(scale_.x_of(view_.start), strip_.x, strip_.right());
  const float x1 = std::clamp(scale_.x_of(view_.end()), x0, strip_.right());
  const float width = std::max(kLeastWindow, x1 - x0);
  return {std::min(x0, strip_.right() - width), strip_.y, width, strip_.height};
}

MinimapGrip Minimap::grip_at(float x, bool touch) const {
  const Rect held = window();
  const float edge = touch ? kTouchEdge : kEdge;
  // Of a narrow window the inside is its own; its edges are taken from outside.
  const float inside = std::min(edge, held.width / 4);
  if (x >= held.x - edge && x < held.x + inside) return MinimapGrip::left_edge;
  if (x >= held.right() - inside && x < held.right() + edge) return MinimapGrip::right_edge;
  return held.contains(x, held.y) ? MinimapGrip::window : MinimapGrip::outside;
}

Viewport Minimap::dragged(MinimapGrip grip, float from_x, float x) const {
  const Duration by = scale_.time_at(x) - scale_.time_at(from_x);
  switch (grip) {
    case MinimapGrip::none: return view_;
    case MinimapGrip::window: return panned(view_, by, end_);
    case MinimapGrip::outside: {
      const Time middle = view_.start + Duration{view_.span.ns / 2};
      return panned(view_, scale_.time_at(x) - middle, end_);
    }
    case MinimapGrip::left_edge: {
      const Time start = std::min(view_.start + by, view_.end() - kMinSpan);
      return between(start, view_.end(), end_);
    }
    case MinimapGrip::right_edge:
      return between(view_.start, std::max(view_.end() + by, view_.start + kMinSpan), end_);
  }
  return view_;
}

}  // namespace interleave
