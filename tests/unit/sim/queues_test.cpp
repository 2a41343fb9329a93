// The queues that the simulation is built on.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sim/core_set.hpp"
#include "sim/core_timers.hpp"
#include "sim/event_queue.hpp"
#include "sim/ready_ring.hpp"

namespace interleave {
namespace {

TEST_CASE("events come by time, and at one time in the order in which they were pushed") {
  EventQueue<int> queue;
  std::uint32_t random = 1;
  for (int i = 0; i < 2000; ++i) {
    random = random * 1664525 + 1013904223;
    queue.push(Time{random >> 24}, i);
    if (i % 3 == 0) queue.pop();
  }
  Time last{-1};
  int last_payload = -1;
  int popped = 0;
  for (; !queue.empty(); queue.pop(), ++popped) {
    const auto& event = queue.top();
    CHECK((event.at > last || (event.at == last && event.payload > last_payload)));
    last = event.at;
    last_payload = event.payload;
  }
  CHECK(popped == 2000 - 667);
}

TEST_CASE("the earliest timer is the first core's among equals, for any number of cores") {
  for (std::size_t cores : {1u, 2u, 3u, 5u, 8u, 1000u}) {
    CoreTimers timers{cores};
    CHECK(timers.earliest() == kNever);
    for (std::size_t i = cores; i-- > 0;) timers.set(make_id<CoreId>(i), Time{7});
    CHECK(timers.first() == CoreId{0});
    timers.set(make_id<CoreId>(cores - 1), Time{3});
    CHECK(timers.first() == make_id<CoreId>(cores - 1));
    timers.set(make_id<CoreId>(cores - 1), kNever);
    CHECK(timers.earliest() == (cores == 1 ? kNever : Time{7}));
  }
}

TEST_CASE("the lowest idle core is found across words of bits") {
  CoreSet idle = CoreSet::all(130);
  for (std::uint32_t i = 0; i < 129; ++i) idle.remove(CoreId{i});
  CHECK(idle.lowest() == CoreId{129});
  idle.add(CoreId{64});
  CHECK(idle.lowest() == CoreId{64});
  CHECK(idle.has(CoreId{64}));
  CHECK(!idle.has(CoreId{65}));
  idle.remove(CoreId{64});
  idle.remove(CoreId{129});
  CHECK(!idle.any());
}

TEST_CASE("a ring keeps the order while it grows and wraps") {
  ReadyRing ring;
  std::int64_t in = 0, out = 0;
  for (int round = 0; round < 100; ++round) {
    for (int i = 0; i < 7; ++i) ring.push_back({in++, ThreadId{0}});
    for (int i = 0; i < 5; ++i) {
      CHECK(ring.front().place == out++);
      ring.pop_front();
    }
  }
  while (!ring.empty()) {
    CHECK(ring.front().place == out++);
    ring.pop_front();
  }
  CHECK(out == in);
}

}  // namespace
}  // namespace interleave
