#include "real_runs.hpp"

using namespace interleave;

TEST_CASE("a device serves its requests one after another while the cores compute") {
  const Trace trace =
      execute("policy fifo\ncores 2\ndevice disk\ntask a x2\n cpu 5ms\n io disk 20ms\n cpu 5ms\n");
  require_whole(trace);
  REQUIRE(trace.devices[0].requests.size() == 2);
  const DeviceRequest& first = trace.devices[0].requests[0];
  const DeviceRequest& second = trace.devices[0].requests[1];
  REQUIRE(first.begun == ms(5));
  REQUIRE(first.done == ms(25));
  REQUIRE(second.begun == ms(25));
  REQUIRE(second.done == ms(45));
  REQUIRE(trace.end == ms(50));
}

TEST_CASE("a task that ends with an io ends when the device is done and needs no core for it") {
  const Trace trace = execute("device disk\ntask a\n cpu 5ms\n io disk 20ms\n");
  require_whole(trace);
  REQUIRE(trace.jobs[0].finish == ms(25));
}

TEST_CASE("a task without operations starts and ends at its arrival") {
  const Trace trace = execute("task a at 3ms\ntask b\n cpu 5ms\n");
  require_whole(trace);
  REQUIRE(trace.end_kind == End::completed);
  REQUIRE(trace.jobs.size() == 2);
  for (const JobInfo& job : trace.jobs) REQUIRE(job.finish.has_value());
}

TEST_CASE("a thread that only wants to wait takes its core in turn") {
  FakeMachine::Habits habits;
  const Trace trace = execute(
      "policy fifo\ncores 1\ndevice disk\ntask a\n cpu 30ms\ntask b\n io disk 5ms\n cpu 1ms\n",
      habits);
  require_whole(trace);
  REQUIRE(trace.devices[0].requests[0].asked >= ms(30));
}

TEST_CASE("who returns from a wait under `after-io preempt` takes the core from a running burst") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(0.2);
  const Trace trace = execute(
      "policy fifo after-io preempt\ncores 1\ndevice disk\n"
      "task quick\n cpu 1ms\n io disk 20ms\n cpu 2ms\ntask long\n cpu 100ms\n",
      habits);
  require_whole(trace);
  REQUIRE(trace.end_kind == End::completed);
  // It is asked to go within a turn of the worker's event loop.
  REQUIRE(*trace.jobs[0].finish < ms(21 + 8 + 2 + 3));
  // What it did until then counts as work, and is drawn as the core's going over to the other.
  REQUIRE(running(trace, 1) <= for_ms(100));
  REQUIRE(running(trace, 1) + on_cores(trace, State::switching) >= for_ms(100));
}

TEST_CASE("a run stops at its horizon and shows nothing beyond it") {
  FakeMachine::Habits habits;
  const Trace trace =
      execute("cores 2\nhorizon 55ms\ntask a x3\n repeat forever\n cpu 7ms\n end\n", habits);
  require_whole(trace);
  REQUIRE(trace.end_kind == End::horizon);
  REQUIRE(trace.end == ms(55));
  INFO(shown(trace, 0) << " | " << shown(trace, 1) << " | " << shown(trace, 0, State::switching));
  REQUIRE(on_cores(trace, State::running) > for_ms(105));
}

TEST_CASE("jobs of one task run one after another") {
  const Trace trace = execute("cores 2\ntask a at 0, 1ms, 2ms\n cpu 10ms\n");
  require_whole(trace);
  REQUIRE(trace.jobs.size() == 3);
  REQUIRE(*trace.jobs[1].start >= *trace.jobs[0].finish);
  REQUIRE(*trace.jobs[2].start >= *trace.jobs[1].finish);
}
