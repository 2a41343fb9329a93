#include "layout/flow_lines.hpp"

#include <catch2/catch_test_macros.hpp>

#include "simulated.hpp"

using namespace interleave;

namespace {

constexpr std::int64_t kMs = 1'000'000;

}  // namespace

TEST_CASE("lines join the rows of lanes and of cores") {
  const Trace trace = simulated(
      "cores 2\nmutex m\ntask a; lock m; cpu 4ms; unlock m\n"
      "task b; lock m; cpu 2ms; unlock m\n");
  for (const Frame frame : {Frame::your_code, Frame::cores}) {
    const FrameRows rows(trace, frame, false);
    const BlockInput input{0, false, rows.size(), rows.lines()};
    const Stack stack = stack_blocks({&input, 1}, BlockSizes{});
    const TimeScale scale(fit(trace.end), 100, 500);
    const auto lines =
        flow_lines(flows_of(trace, TaskId{1}), {trace, rows, stack, stack.blocks[0], 10}, scale);
    // On cores b waits on none and runs next where a ran or elsewhere.
    if (frame == Frame::cores && lines.empty()) continue;
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].x0 == scale.x_of(Time{4 * kMs}));
    CHECK(lines[0].x1 == scale.x_of(Time{4 * kMs}));
    CHECK(lines[0].y0 == 10 + stack.row_top(stack.blocks[0], 0, 0) + stack.sizes.row);
    CHECK(lines[0].y1 == 10 + stack.row_top(stack.blocks[0], 1, 0));
  }
}

TEST_CASE("flows to devices are lines only where devices are rows") {
  const Trace trace = simulated("device disk\ntask a; cpu 1ms; io disk 3ms; cpu 1ms\n");
  const std::vector<Flow> flows = flows_of(trace, TaskId{0});
  REQUIRE(flows.size() == 2);
  for (const Frame frame : {Frame::cores, Frame::whole_system}) {
    const FrameRows rows(trace, frame, false);
    const BlockInput input{0, false, rows.size(), rows.lines()};
    const Stack stack = stack_blocks({&input, 1}, BlockSizes{});
    const TimeScale scale(fit(trace.end), 0, 500);
    const auto lines = flow_lines(flows, {trace, rows, stack, stack.blocks[0], 0}, scale);
    CHECK(lines.size() == (frame == Frame::cores ? 0 : 2));
  }
}
