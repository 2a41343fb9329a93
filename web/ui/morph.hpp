// The way from one frame's picture to the next, told as a share of it: 0 at the beginning, 1 when
// everything has arrived. Keeps time between frames; draws nothing itself.
#pragma once

#include "layout/picture.hpp"

namespace interleave {

class Morph {
 public:
  // Once a frame; `now_s` never goes back. Where little motion is wanted all arrives at once.
  void look(const Picture& picture, bool reduced_motion, double now_s);

  // Slow at both ends.
  [[nodiscard]] float arrived() const { return arrived_; }
  [[nodiscard]] bool is_moving() const { return arrived_ < 1; }

 private:
  std::uint64_t changes_ = 0;
  double begun_s_ = 0;
  float arrived_ = 1;
};

// Where an item is on its way.
[[nodiscard]] Rect on_the_way(const Rect& from, const Rect& to, float arrived);

}  // namespace interleave
