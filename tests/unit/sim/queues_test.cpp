// The queues that the simulation is built on.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "sim/core_set.hpp"
#include "sim/core_timers.hpp"
#include "sim/event_queue.hpp"
#include "sim/ready_ring.hpp"

namespace interleave {
namespace {

TEST_CASE("events come by time, and at one time in the order in which they were pushed") {
  constexpr std::array<std::int64_t, 4> kReaches{1, 40, 3'000, 5'000'000'000};
  for (const std::int64_t reach : kReaches) {
    EventQueue<int> queue;
    std::set<std::pair<std::int64_t, int>> expected;
    std::uint64_t random = 1;
    const auto take = [&] {
      REQUIRE(queue.next() == Time{expected.begin()->first});
      REQUIRE(queue.take() == expected.begin()->second);
      expected.erase(expected.begin());
    };
    std::int64_t now = 0;
    for (int i = 0; i < 3000; ++i) {
      random = random * 6364136223846793005 + 1442695040888963407;
      const auto drawn = static_cast<std::int64_t>(random >> 33) % reach;
      const std::int64_t at = now + drawn * (i % 7 == 0 ? 1 : 10);
      queue.push(Time{at}, i);
      expected.insert({at, i});
      if (random >> 40 & 1) continue;
      now = expected.begin()->first;
      take();
    }
    while (!expected.empty()) take();
    CHECK(queue.next() == kNever);
  }
}

TEST_CASE("whoever takes events is told beforehand of those that come next") {
  EventQueue<int> queue;
  for (int i = 0; i < 20; ++i) queue.push(Time{1000 + 100 * i}, i);
  std::set<int> later, soon;
  const auto expect = [&](int event, bool is_soon) { (is_soon ? soon : later).insert(event); };
  CHECK(queue.take(expect) == 0);
  for (int i = 1; i < 20; ++i) {
    CHECK(soon.contains(i));
    CHECK(queue.take(expect) == i);
  }
  CHECK(later.size() >= 15);
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
  std::uint32_t in = 0, out = 0;
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

TEST_CASE("a place numbered anew after the last number is behind those before it") {
  const Placed last{0xffff'ffff, ThreadId{0}}, anew{0, ThreadId{1}};
  CHECK(last.is_before(anew));
  CHECK(!anew.is_before(last));
  CHECK(!anew.is_before(anew));
}

}  // namespace
}  // namespace interleave
