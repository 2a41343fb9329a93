#include "layout/holdings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "simulated.hpp"

using namespace interleave;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// "a 0-10 b 10-12", in ms.
std::string said(const Trace& trace, const Track& track) {
  std::string words;
  for (std::size_t i = 0; i < track.size(); ++i) {
    words += (i > 0 ? " " : "") + trace.task_name(track.job(i)) + " " +
             std::to_string(track.start(i).ns / kMs) + "-" + std::to_string(track.end(i).ns / kMs);
  }
  return words;
}

}  // namespace

TEST_CASE("a device serves one after another, and who has asked waits") {
  const Trace trace = simulated(
      "cores 3\ndevice disk\ntask a; io disk 4ms\ntask b; io disk 3ms\ntask c; io disk 2ms\n");
  const Holding disk = holdings_of(trace)[0];
  CHECK(disk.kind == RowKind::device);
  REQUIRE(disk.held.size() == 1);
  CHECK(said(trace, disk.held[0]) == "a 0-4 b 4-7 c 7-9");
  REQUIRE(disk.waiting.size() == 2);
  CHECK(said(trace, disk.waiting[0]) == "b 0-4");
  CHECK(said(trace, disk.waiting[1]) == "c 0-7");
}

TEST_CASE("a device of several servers has a track for each, also one that is never used") {
  const Trace trace = simulated("device disk servers 3\ntask a x2; io disk 4ms\n");
  const Holding disk = holdings_of(trace)[0];
  REQUIRE(disk.held.size() == 3);
  CHECK(disk.held[1].size() == 1);
  CHECK(disk.held[2].empty());
  CHECK(disk.waiting.empty());
}

TEST_CASE("a crowd is a bounded number of tracks") {
  const Trace trace =
      simulated("device net servers unlimited\ndevice disk\ntask a x50; io net 4ms; io disk 1ms\n");
  const std::vector<Holding> holdings = holdings_of(trace);
  CHECK(holdings[0].held.size() == kMostHeld);
  CHECK(holdings[1].waiting.size() == kMostWaiting);
}

TEST_CASE("a lock is held from lock to unlock, and to the end if it is never let go") {
  const Trace trace = simulated(
      "cores 2\nmutex m\nmutex n\n"
      "task a; lock m; cpu 4ms; lock n; cpu 1ms; unlock n; unlock m\n"
      "task b; lock n; cpu 6ms; lock m; cpu 1ms; unlock m; unlock n\n");
  REQUIRE(trace.end_kind == End::deadlock);
  const std::vector<Holding> holdings = holdings_of(trace);
  CHECK(said(trace, holdings[0].held[0]) == "a 0-6");
  CHECK(said(trace, holdings[1].held[0]) == "b 0-6");
  CHECK(said(trace, holdings[1].waiting[0]) == "a 4-6");
}

TEST_CASE("a channel has in it what was sent and not received yet") {
  const Trace trace = simulated(
      "cores 2\nchannel c capacity 4\n"
      "task from; send c; cpu 2ms; send c; cpu 2ms\n"
      "task to; cpu 5ms; receive c; cpu 1ms; receive c\n");
  const Holding channel = holdings_of(trace)[0];
  REQUIRE(channel.held.size() == 2);
  CHECK(said(trace, channel.held[0]) == "from 0-5");
  CHECK(said(trace, channel.held[1]) == "from 2-6");
}

TEST_CASE("a semaphore's units are taken and given back") {
  const Trace trace = simulated("cores 3\nsemaphore s 2\ntask a x3; wait s; cpu 3ms; signal s\n");
  const Holding semaphore = holdings_of(trace)[0];
  REQUIRE(semaphore.held.size() == 2);
  CHECK(said(trace, semaphore.held[0]) == "a.1 0-3 a.3 3-6");
  CHECK(said(trace, semaphore.waiting[0]) == "a.3 0-3");
}

TEST_CASE("who has arrived at a barrier waits there") {
  const Trace trace =
      simulated("cores 2\nbarrier b 2\ntask a; arrive b\ntask c; cpu 3ms; arrive b\n");
  const Holding barrier = holdings_of(trace)[0];
  REQUIRE(barrier.waiting.size() == 1);
  CHECK(said(trace, barrier.waiting[0]) == "a 0-3");
  CHECK(barrier.held[0].empty());
}
