#include "ui/slice_words.hpp"

#include <catch2/catch_test_macros.hpp>

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
  CHECK(slice_label(trace, Frame::your_code, first) == "load");
  CHECK(slice_label(trace, Frame::cores, first) == "a");
}

TEST_CASE("a slice without a label of its own says its verb") {
  const Trace trace = run(kText);
  CHECK(slice_label(trace, Frame::your_code, trace.lanes[1].track[1]) == "cpu");
}

TEST_CASE("a blocked slice says what it waits for, a ready one nothing") {
  const Trace trace = run(kText);
  const Track& lane = trace.lanes[0].track;
  for (std::size_t i = 0; i < lane.size(); ++i) {
    if (lane.state(i) == State::blocked) {
      CHECK(slice_label(trace, Frame::your_code, lane[i]) == "disk");
    }
  }
  const Slice& waits = trace.lanes[1].track[0];
  REQUIRE(waits.state == State::ready);
  CHECK(slice_label(trace, Frame::your_code, waits).empty());
}

TEST_CASE("a card says who, in which state, where and when") {
  const Trace trace = run(kText);
  CHECK(slice_card(trace, Frame::cores, 0, trace.cores[0][0]) ==
        std::vector<std::string>{"a: load", "Running on core 0", "0 to 10 ms, 10 ms"});
  CHECK(slice_card(trace, Frame::your_code, 1, trace.lanes[1].track[0])[1] ==
        "Ready, waiting for a core");
  CHECK(fold_card(3, Time{0}, Time{1'000})[0] == "3 slices");
}
