#include "app/frame_scheduler.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

// Runs frames until none is asked for; says how many there were.
int frames_until_rest(FrameScheduler& scheduler, double now) {
  int frames = 0;
  while (frames < 100 && scheduler.take_request(now)) {
    scheduler.frame_began(now);
    ++frames;
  }
  return frames;
}

}  // namespace

TEST_CASE("with nothing pending no frame is asked for") {
  FrameScheduler scheduler;
  CHECK(scheduler.idle());
  CHECK(!scheduler.take_request(0));
  CHECK(scheduler.sleep_ms(0) < 0);
}

TEST_CASE(
    "input asks for three frames, and more input in between for no more than three after it") {
  FrameScheduler scheduler;
  scheduler.want_frames();
  scheduler.want_frames();
  CHECK(frames_until_rest(scheduler, 0) == 3);
  CHECK(scheduler.idle());
}

TEST_CASE("at most one request is under way") {
  FrameScheduler scheduler;
  scheduler.want_frames();
  CHECK(scheduler.take_request(0));
  CHECK(!scheduler.take_request(0));
  CHECK(!scheduler.idle());
  scheduler.frame_began(0);
  CHECK(scheduler.take_request(0));
}

TEST_CASE("hidden, nothing is asked for; seen again, what was wanted is") {
  FrameScheduler scheduler;
  scheduler.set_visible(false);
  scheduler.want_frames();
  scheduler.wake_at(5);
  CHECK(!scheduler.take_request(10));
  CHECK(scheduler.sleep_ms(0) < 0);
  scheduler.set_visible(true);
  CHECK(frames_until_rest(scheduler, 10) == 3);
}

TEST_CASE("a wake-up is slept for and then is one frame") {
  FrameScheduler scheduler;
  scheduler.wake_at(40);
  scheduler.wake_at(70);
  CHECK(!scheduler.take_request(10));
  CHECK(scheduler.sleep_ms(10) == 30);
  CHECK(!scheduler.idle());
  CHECK(frames_until_rest(scheduler, 40) == 1);
  CHECK(scheduler.idle());
}
