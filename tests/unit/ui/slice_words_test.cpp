#include "ui/slice_words.hpp"

#include <catch2/catch_test_macros.hpp>

#include "layout/holdings.hpp"
#include "layout/ready_queue.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"

using namespace interleave;

namespace {

Trace run(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec);
  return simulate(*spec);
}

const std::string kText =
    "device disk\ntask a; cpu 10ms \"load\"; io disk 5ms; cpu 3ms\ntask b; cpu 20ms\n";

}  // namespace

TEST_CASE("in Your code a slice says its operation, in Cores its task") {
  const Trace trace = run(kText);
  const Slice& first = trace.cores[0][0];
  CHECK(slice_label(trace, RowKind::lane, first) == "load");
  CHECK(slice_label(trace, RowKind::core, first) == "a");
}

TEST_CASE("a slice without a label of its own says its verb") {
  const Trace trace = run(kText);
  CHECK(slice_label(trace, RowKind::lane, trace.lanes[1].track[1]) == "cpu");
}

TEST_CASE("a blocked slice says what it waits for, a ready one nothing") {
  const Trace trace = run(kText);
  const Track& lane = trace.lanes[0].track;
  for (std::size_t i = 0; i < lane.size(); ++i) {
    if (lane.state(i) == State::blocked) {
      CHECK(slice_label(trace, RowKind::lane, lane[i]) == "disk");
    }
  }
  const Slice& waits = trace.lanes[1].track[0];
  REQUIRE(waits.state == State::ready);
  CHECK(slice_label(trace, RowKind::lane, waits).empty());
}

TEST_CASE("a card says who, in which state, where and when") {
  const Trace trace = run(kText);
  CHECK(slice_card(trace, {RowKind::core, 0}, trace.cores[0][0]) ==
        std::vector<std::string>{"a: load", "Running on core 0", "0 to 10 ms, 10 ms"});
  CHECK(slice_card(trace, {RowKind::lane, 1}, trace.lanes[1].track[0])[1] ==
        "Ready, waiting for a core");
  CHECK(fold_card(3, Time{0}, Time{1'000})[0] == "3 slices");
}

TEST_CASE("a card of a device or a lock says who has it and who waits for it") {
  const Trace trace =
      run("mutex m\ndevice disk\ncores 2\n"
          "task a; lock m; cpu 10ms; unlock m; io disk 5ms\n"
          "task b; lock m; cpu 1ms; unlock m\n");
  const std::vector<Holding> holdings = holdings_of(trace);
  REQUIRE(holdings.size() == 2);
  CHECK(slice_card(trace, {RowKind::device, 0}, holdings[0].held[0][0])[1] == "Served by disk");
  CHECK(slice_card(trace, {RowKind::mutex, 0}, holdings[1].held[0][0])[1] == "Holds the mutex m");
  REQUIRE(holdings[1].waiting.size() == 1);
  CHECK(slice_card(trace, {RowKind::mutex, 0, true}, holdings[1].waiting[0][0]) ==
        std::vector<std::string>{"b: lock m", "Waiting for the mutex m", "0 to 10 ms, 10 ms"});
}

TEST_CASE("how many more are ready is said, and when that is not known of all") {
  CHECK(more_ready(3, 7) == "and 3 more");
  CHECK(more_ready(92, kMostReady) == "and 92 or more");
}
