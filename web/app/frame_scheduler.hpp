// Decides whether the next animation frame is wanted, so that none is asked for while nothing is
// pending. It holds no clock and asks nobody: the platform tells it what happened and the time,
// and does what it answers.
//
// Guarantees: at most one request is under way; when hidden, none is made; a wake-up time that
// has come counts as a wish for a frame.
#pragma once

#include <limits>

namespace interleave {

class FrameScheduler {
 public:
  // Input, a resize, a command: ImGui needs a frame to see it, one to act, one to settle.
  static constexpr int kFramesAfterInput = 3;

  void want_frames(int count = kFramesAfterInput);
  // A frame at or after `when_ms`; of several, the earliest counts.
  void wake_at(double when_ms);
  void set_visible(bool visible) { visible_ = visible; }

  // True once when a frame has to be asked for now; it then counts as under way.
  [[nodiscard]] bool take_request(double now_ms);
  // Milliseconds until a wake-up has to be looked at again; negative when there is none to wait
  // for (nothing pending, hidden, or a frame is under way anyway).
  [[nodiscard]] double sleep_ms(double now_ms) const;

  // The frame asked for has begun.
  void frame_began(double now_ms);

  // Nothing wanted, nothing under way, no wake-up pending.
  [[nodiscard]] bool idle() const;
  [[nodiscard]] bool visible() const { return visible_; }

 private:
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  int wanted_ = 0;
  bool under_way_ = false;
  bool visible_ = true;
  double wake_ms_ = kNever;
};

}  // namespace interleave
