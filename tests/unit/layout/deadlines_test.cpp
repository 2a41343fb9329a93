#include "layout/deadlines.hpp"

#include <catch2/catch_test_macros.hpp>

#include "layout/frame_rows.hpp"
#include "simulated.hpp"

using namespace interleave;

namespace {

std::vector<DeadlineMark> marks_of(const Trace& trace, Frame frame, std::size_t row,
                                   const Viewport& view, float width, bool close_gaps = false) {
  const FrameRows rows(trace, frame, close_gaps);
  std::vector<DeadlineMark> marks;
  rows.deadlines().lay_out(row, 5, TimeScale(view, 0, width), marks);
  return marks;
}

// `late` is done at 30 ms, 10 ms after its deadline; `early` at 40 ms, 10 ms before its own.
Trace one_is_late() {
  return simulated(
      "policy fifo\n"
      "task late deadline 20ms; cpu 30ms\n"
      "task early deadline 50ms; cpu 10ms\n"
      "task free; cpu 20ms\n");
}

}  // namespace

TEST_CASE("a deadline stands on the row of its task, crossed when it was missed") {
  const Trace trace = one_is_late();
  const Viewport whole{Time{0}, Duration{60'000'000}};
  const auto late = marks_of(trace, Frame::your_code, 0, whole, 600);
  REQUIRE(late.size() == 2);
  CHECK(late[0].row == 5);
  CHECK(late[0].x == 200);
  CHECK_FALSE(late[0].missed);
  CHECK(late[1].x == 200);
  CHECK(late[1].missed);
  const auto early = marks_of(trace, Frame::your_code, 1, whole, 600);
  REQUIRE(early.size() == 1);
  CHECK(early[0].x == 500);
  CHECK(marks_of(trace, Frame::your_code, 2, whole, 600).empty());
}

TEST_CASE("a core has the deadlines of the jobs that it ran last, also among devices") {
  const Trace trace = one_is_late();
  const Viewport whole{Time{0}, Duration{60'000'000}};
  CHECK(marks_of(trace, Frame::cores, 0, whole, 600).size() == 3);
  CHECK(marks_of(trace, Frame::whole_system, 0, whole, 600).size() == 3);
}

TEST_CASE("deadlines out of view, and where rows have a time of their own, are not drawn") {
  const Trace trace = one_is_late();
  CHECK(marks_of(trace, Frame::cores, 0, {Time{21'000'000}, Duration{20'000'000}}, 600).empty());
  CHECK(marks_of(trace, Frame::your_code, 0, {Time{0}, Duration{60'000'000}}, 600, true).empty());
}

TEST_CASE("ten thousand deadlines are as many posts as there are pixels for") {
  const Trace trace = simulated(
      "horizon 10s\n"
      "policy edf\n"
      "task a every 1ms; cpu 600us\n"
      "task b every 1ms; cpu 600us\n");
  const auto marks = marks_of(trace, Frame::cores, 0, {Time{0}, Duration{10'000'000'000}}, 600);
  CHECK(marks.size() > 300);
  CHECK(marks.size() <= 300 + 100 + 2);
}
