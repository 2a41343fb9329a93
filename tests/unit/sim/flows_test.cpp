#include "trace/flows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"
#include "trace/checks.hpp"
#include "trace/export/chrome_trace.hpp"

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
  const Trace trace = run("cores 2\nchannel c capacity 4\ntask a; cpu 1ms; send c; send c\n"
                          "task b; cpu 5ms; receive c; cpu 1ms; receive c\n")
                          .trace;
  CHECK(flows(trace, 1) == "message a 1 to b 5\nmessage a 1 to b 6\n");
  CHECK(flows(trace, 0) == flows(trace, 1));
}

TEST_CASE("who unlocks wakes who waits for the lock, and nobody who does not wait") {
  const Trace trace =
      run("cores 2\nmutex m\ntask a; lock m; cpu 4ms; unlock m; cpu 9ms; lock m; unlock m\n"
          "task b; cpu 1ms; lock m; cpu 2ms; unlock m\n")
          .trace;
  CHECK(flows(trace, 1) == "woken a 4 to b 4\n");
}

TEST_CASE("a waiter that asks again when it has a core was woken by the unlocking") {
  const Trace trace = run("policy priority\nmutex m inherit\ncost switch 1ms\n"
                          "task a; lock m; cpu 4ms; unlock m; cpu 3ms\n"
                          "task b at 2ms priority 2; lock m; cpu 2ms; unlock m\n")
                          .trace;
  const std::string words = flows(trace, 1);
  CHECK(words.starts_with("woken a "));
  const Flow flow = flows_of(trace, TaskId{1})[0];
  CHECK(flow.from.at == flow.to.at);
}

TEST_CASE("a signal wakes a waiter, the last to arrive opens the barrier") {
  const Trace trace = run("cores 3\nsemaphore s 0\nbarrier g 2\ntask a; wait s; arrive g\n"
                          "task b; cpu 3ms; signal s; cpu 2ms; arrive g\n")
                          .trace;
  CHECK(flows(trace, 0) == "woken b 3 to a 3\nwoken b 5 to a 5\n");
}

TEST_CASE("a child flows from its parent and back when it has ended") {
  const Trace trace =
      run("cores 2\ntask a; cpu 1ms; spawn k; join\ntask k on-demand; cpu 3ms\n").trace;
  CHECK(flows(trace, 0) == "spawned a 1 to k 1\njoined k 4 to a 4\n");
}

TEST_CASE("a request goes to its device when it is begun, and comes back when it is done") {
  const Trace trace = run("cores 2\ndevice disk\ntask a; io disk 3ms\ntask b; io disk 2ms\n").trace;
  CHECK(flows(trace, 1) == "request b 0 to disk 3\nanswer disk 5 to b 5\n");
}

TEST_CASE("the flows of all tasks are those of each, once") {
  const Trace trace =
      run("cores 2\nchannel c capacity 4\ntask a; cpu 1ms; send c\ntask b; receive c\n").trace;
  CHECK(flows_of(trace) == flows_of(trace, TaskId{0}));
}

TEST_CASE(
    "in chrome trace an arrow leaves the slice that ends with a waking and leads to the one that "
    "begins") {
  const Trace trace = run("cores 2\nmutex m\ntask a; lock m; cpu 4ms; unlock m; cpu 1ms\n"
                          "task b; cpu 1ms; lock m; cpu 2ms; unlock m\n")
                          .trace;
  const RunReport report{&trace, measure(trace, {}), check(trace)};
  const std::string text = export_chrome_trace({&report, 1});
  CHECK(
      text.find("{\"ph\": \"s\", \"pid\": 1, \"tid\": 3, \"ts\": 3999.999, \"name\": \"woken\"") !=
      std::string::npos);
  CHECK(
      text.find("{\"ph\": \"f\", \"pid\": 1, \"tid\": 4, \"ts\": 4000.000, \"name\": \"woken\"") !=
      std::string::npos);
}
