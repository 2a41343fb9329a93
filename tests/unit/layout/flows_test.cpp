#include "layout/flows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "layout/flow_lines.hpp"
#include "simulated.hpp"

using namespace interleave;

namespace {

constexpr std::int64_t kMs = 1'000'000;

std::string said(const Trace& trace, const FlowEnd& end) {
  const std::string name =
      end.device == kNoDevice ? trace.task_name(end.job) : trace.devices[end.device].name;
  return name + " " + std::to_string(end.at.ns / kMs);
}

// "message a 0 to b 5", a line each.
std::string flows(const Trace& trace, std::uint32_t task) {
  std::string words;
  for (const Flow& flow : flows_of(trace, TaskId{task})) {
    words += std::string(name_of(flow.kind)) + " " + said(trace, flow.from) + " to " +
             said(trace, flow.to) + "\n";
  }
  return words;
}

}  // namespace

TEST_CASE("a message flows from its sender to its receiver") {
  const Trace trace = simulated(
      "cores 2\nchannel c capacity 4\ntask a; cpu 1ms; send c; send c\n"
      "task b; cpu 5ms; receive c; cpu 1ms; receive c\n");
  CHECK(flows(trace, 1) == "message a 1 to b 5\nmessage a 1 to b 6\n");
  CHECK(flows(trace, 0) == flows(trace, 1));
}

TEST_CASE("who unlocks wakes who waits for the lock, and nobody who does not wait") {
  const Trace trace = simulated(
      "cores 2\nmutex m\ntask a; lock m; cpu 4ms; unlock m; cpu 9ms; lock m; unlock m\n"
      "task b; cpu 1ms; lock m; cpu 2ms; unlock m\n");
  CHECK(flows(trace, 1) == "woken a 4 to b 4\n");
}

TEST_CASE("a waiter that asks again when it has a core was woken by the unlocking") {
  const Trace trace = simulated(
      "policy priority\nmutex m inherit\ncost switch 1ms\n"
      "task a; lock m; cpu 4ms; unlock m; cpu 3ms\n"
      "task b at 2ms priority 2; lock m; cpu 2ms; unlock m\n");
  const std::string words = flows(trace, 1);
  CHECK(words.starts_with("woken a "));
  const Flow flow = flows_of(trace, TaskId{1})[0];
  CHECK(flow.from.at == flow.to.at);
}

TEST_CASE("a signal wakes a waiter, the last to arrive opens the barrier") {
  const Trace trace = simulated(
      "cores 3\nsemaphore s 0\nbarrier g 2\ntask a; wait s; arrive g\n"
      "task b; cpu 3ms; signal s; cpu 2ms; arrive g\n");
  CHECK(flows(trace, 0) == "woken b 3 to a 3\nwoken b 5 to a 5\n");
}

TEST_CASE("a child flows from its parent and back when it has ended") {
  const Trace trace =
      simulated("cores 2\ntask a; cpu 1ms; spawn k; join\ntask k on-demand; cpu 3ms\n");
  CHECK(flows(trace, 0) == "spawned a 1 to k 1\njoined k 4 to a 4\n");
}

TEST_CASE("a request goes to its device when it is begun, and comes back when it is done") {
  const Trace trace = simulated("cores 2\ndevice disk\ntask a; io disk 3ms\ntask b; io disk 2ms\n");
  CHECK(flows(trace, 1) == "request b 0 to disk 3\nanswer disk 5 to b 5\n");
}

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
