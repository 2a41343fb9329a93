#include "layout/own_time.hpp"

#include <catch2/catch_test_macros.hpp>

#include "traces.hpp"

using namespace interleave;

TEST_CASE("own time stands still while the code does not run") {
  const Trace trace = stripes(3, 10);  // runs 0-10, 20-30, 40-50
  const OwnTime time(trace.lanes[0].track);
  CHECK(time.track().size() == 3);
  CHECK(time.own(Time{0}) == Time{0});
  CHECK(time.own(Time{7}) == Time{7});
  CHECK(time.own(Time{10}) == Time{10});
  CHECK(time.own(Time{19}) == Time{10});
  CHECK(time.own(Time{25}) == Time{15});
  CHECK(time.own(Time{1000}) == Time{30});
}

TEST_CASE("each own time is an instant at which the code ran, and back") {
  const Trace trace = stripes(5, 10);
  const OwnTime time(trace.lanes[0].track);
  for (std::int64_t own = 0; own < 50; ++own) {
    CHECK(time.own(time.at(Time{own})) == Time{own});
  }
  CHECK(time.at(Time{10}) == Time{20});
  CHECK(time.at(Time{50}) == Time{90});
}

TEST_CASE("code that never runs has no time") {
  const OwnTime time{Track{}};
  CHECK(time.track().empty());
  CHECK(time.own(Time{5}) == Time{0});
  CHECK(time.at(Time{5}) == Time{0});
}
