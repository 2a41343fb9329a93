#include "app/frame_scheduler.hpp"

#include <algorithm>

namespace interleave {

void FrameScheduler::want_frames(int count) { wanted_ = std::max(wanted_, count); }

void FrameScheduler::wake_at(double when_ms) { wake_ms_ = std::min(wake_ms_, when_ms); }

bool FrameScheduler::take_request(double now_ms) {
  const bool due = wanted_ > 0 || wake_ms_ <= now_ms;
  if (!due || under_way_ || !visible_) return false;
  under_way_ = true;
  return true;
}

double FrameScheduler::sleep_ms(double now_ms) const {
  if (under_way_ || !visible_ || wanted_ > 0 || wake_ms_ == kNever) return -1;
  return std::max(0.0, wake_ms_ - now_ms);
}

void FrameScheduler::frame_began(double now_ms) {
  under_way_ = false;
  if (wanted_ > 0) --wanted_;
  if (wake_ms_ <= now_ms) wake_ms_ = kNever;
}

bool FrameScheduler::idle() const { return wanted_ == 0 && !under_way_ && wake_ms_ == kNever; }

}  // namespace interleave
