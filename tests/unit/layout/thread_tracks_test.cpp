#include "layout/thread_tracks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "simulated.hpp"

using namespace interleave;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// "a running 0-3, a blocked 3-5", in ms.
std::string said(const Trace& trace, const Track& track) {
  std::string words;
  for (std::size_t i = 0; i < track.size(); ++i) {
    words += (i > 0 ? ", " : "") + trace.task_name(track.job(i)) + " " +
             std::string(name_of(track.state(i))) + " " + std::to_string(track.start(i).ns / kMs) +
             "-" + std::to_string(track.end(i).ns / kMs);
  }
  return words;
}

}  // namespace

TEST_CASE("where every task has a thread of its own the lanes say it all") {
  CHECK(thread_tracks(simulated("task a; cpu 1ms\n")).empty());
}

TEST_CASE("a thread of a pool carries its job to the end, waits included") {
  const Trace trace = simulated(
      "model pool 1\ndevice disk\ntask a; cpu 3ms; io disk 2ms; cpu 1ms\ntask b; cpu 4ms\n");
  const std::vector<Track> threads = thread_tracks(trace);
  REQUIRE(threads.size() == 1);
  CHECK(said(trace, threads[0]) == "a running 0-3, a blocked 3-5, a running 5-6, b running 6-10");
}

TEST_CASE("a thread without a core is ready with what it carries") {
  const Trace trace =
      simulated("model pool 2\npolicy round-robin quantum 2ms\ntask a; cpu 4ms\ntask b; cpu 4ms\n");
  const std::vector<Track> threads = thread_tracks(trace);
  REQUIRE(threads.size() == 2);
  CHECK(said(trace, threads[0]) == "a running 0-2, a ready 2-4, a running 4-6");
}

TEST_CASE("an event loop carries another task while one waits, and nothing while all do") {
  const Trace trace = simulated(
      "model event-loop\ndevice disk servers unlimited\n"
      "task a; cpu 1ms; io disk 5ms; cpu 1ms\ntask b; cpu 2ms; io disk 5ms; cpu 1ms\n");
  const std::vector<Track> threads = thread_tracks(trace);
  REQUIRE(threads.size() == 1);
  CHECK(said(trace, threads[0]) == "a running 0-1, b running 1-3, a running 6-7, b running 8-9");
}

TEST_CASE("a wait that blocks holds the event loop") {
  const Trace trace = simulated(
      "model event-loop\ndevice disk\n"
      "task a; cpu 1ms; io disk 5ms blocking; cpu 1ms\ntask b at 2ms; cpu 2ms\n");
  const std::vector<Track> threads = thread_tracks(trace);
  REQUIRE(threads.size() == 1);
  CHECK(said(trace, threads[0]).starts_with("a running 0-1, a blocked 1-6"));
}
