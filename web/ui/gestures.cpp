#include "ui/gestures.hpp"

#include <algorithm>
#include <cmath>

#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr float kZoomPerPixel = 0.004f;
constexpr float kLongestDetail = 1e8f;

Time time_at(const Picture& picture, float x) {
  return TimeScale(picture.view.viewport, picture.view.left, picture.view.width).time_at(x);
}

Command pan(const Picture& picture, float pixels) {
  const double per_pixel = static_cast<double>(picture.view.viewport.span.ns) / picture.view.width;
  return Pan{Duration{std::llround(static_cast<double>(pixels) * per_pixel)}};
}

// The next place of an area that shows `height` of `content`.
float scrolled(float from, float by, float content, float height) {
  return std::clamp(from + by, 0.0f, std::max(0.0f, content - height));
}

}  // namespace

std::optional<Command> command_for_wheel(const Wheel& wheel, const AppState& state,
                                         const Picture& picture) {
  const PageLayout page = page_of(state);
  if (page.timeline.contains(wheel.x, wheel.y)) {
    if (wheel.zoom) {
      return Zoom{time_at(picture, wheel.x),
                  static_cast<double>(std::exp(-wheel.dy * kZoomPerPixel))};
    }
    const bool sideways = std::abs(wheel.dx) > std::abs(wheel.dy);
    if (sideways || picture.stack.height <= picture.view.height) {
      return pan(picture, sideways ? wheel.dx : wheel.dy);
    }
    return Scroll{Scroll::Area::timeline, scrolled(picture.view.scroll, wheel.dy,
                                                   picture.stack.height, picture.view.height)};
  }
  if (wheel.zoom) return std::nullopt;
  if (page.detail.contains(wheel.x, wheel.y)) {
    // How long its content is shows when it is drawn; the panel then corrects what was too far.
    return Scroll{Scroll::Area::detail, scrolled(state.detail_scroll, wheel.dy, kLongestDetail, 0)};
  }
  if (page.knobs.contains(wheel.x, wheel.y)) {
    const float content =
        static_cast<float>(state.document.good.scenario.parameters.size()) * kKnobHeight;
    return Scroll{Scroll::Area::knobs,
                  scrolled(state.knobs_scroll, wheel.dy, content, page.knobs.height)};
  }
  return std::nullopt;
}

std::optional<Command> command_for_pinch(float x, float factor, const Picture& picture) {
  if (!(factor > 0)) return std::nullopt;
  return Zoom{time_at(picture, x), static_cast<double>(factor)};
}

}  // namespace interleave
