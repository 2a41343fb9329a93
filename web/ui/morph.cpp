#include "ui/morph.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr double kSeconds = 0.22;

}  // namespace

void Morph::look(const Picture& picture, bool reduced_motion, double now_s) {
  if (picture.frame_changes != changes_) {
    changes_ = picture.frame_changes;
    begun_s_ = now_s;
    arrived_ = 0;
  }
  // A picture of another view knows nothing of the former frame any more.
  const bool at_once = reduced_motion || picture.came_from.empty();
  const auto share = static_cast<float>(std::clamp((now_s - begun_s_) / kSeconds, 0.0, 1.0));
  if (arrived_ < 1) arrived_ = at_once ? 1 : share * share * (3 - 2 * share);
}

Rect on_the_way(const Rect& from, const Rect& to, float arrived) {
  const auto between = [arrived](float a, float b) { return a + (b - a) * arrived; };
  return {between(from.x, to.x), between(from.y, to.y), between(from.width, to.width),
          between(from.height, to.height)};
}

}  // namespace interleave
