// Each check finds what it is there for.
#include "trace/checks.hpp"

#include <catch2/catch_test_macros.hpp>

#include "checked.hpp"
#include "made_trace.hpp"

namespace interleave {
namespace {

TEST_CASE("a sound run passes all eleven checks") {
  CHECK(failing(made_run()).empty());
  CHECK(check(made_run()).size() == 11);
}

TEST_CASE("the checks keep their names") {
  std::string names;
  for (const CheckResult& result : check(made_run())) names.append(result.name) += ' ';
  CHECK(names ==
        "one-thread-per-core core-time-adds-up work-done-exactly no-idle-while-ready device-order "
        "coordination quantum-expiry preemption-rule work-and-span time-and-causes "
        "turnaround-adds-up ");
}

TEST_CASE("check 1 finds a thread on two cores at once") {
  Trace trace = made_run();
  trace.cores.push_back(trace.cores[0]);
  CHECK(fails(trace, 1));
}

TEST_CASE("check 1 finds a core that runs a job behind its back") {
  Trace trace = made_run();
  change(trace.cores[0], 0, [](Slice& slice) { slice.job = JobId{1}; });
  CHECK(fails(trace, 1));
}

TEST_CASE("check 2 finds a gap in a core's time") {
  Trace trace = made_run();
  change(trace.cores[0], 1, [](Slice& slice) { slice.start = slice.start + Duration{1}; });
  CHECK(fails(trace, 2));
}

TEST_CASE("check 2 finds a core whose time ends too early") {
  Trace trace = made_run();
  trace.end = at_ms(10);
  CHECK(fails(trace, 2));
}

TEST_CASE("check 3 finds a job that computed too little") {
  Trace trace = made_run();
  trace.jobs[0].cpu_demand += Duration{1};
  CHECK(failing(trace) == std::vector{3});
}

TEST_CASE("check 3 finds a job that went back in its program") {
  Trace trace = made_run();
  change(trace.lanes[0].track, 0, [](Slice& slice) { slice.operation = 2; });
  CHECK(fails(trace, 3));
}

TEST_CASE("check 3 lets a job go back within a repeat") {
  Trace trace = made_run();
  trace.programs[0].operations = {{"repeat", ""}, {"cpu", ""}, {"end", ""}};
  change(trace.lanes[0].track, 0, [](Slice& slice) { slice.operation = 2; });
  CHECK(!fails(trace, 3));
}

TEST_CASE("check 4 finds a core that idles while somebody is ready") {
  Recorder recorder{made_head(1, 2)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  recorder.ready(a, at_ms(0), Cause::arrival, 0);
  recorder.end(End::horizon, at_ms(1));
  CHECK(failing(recorder.trace()) == std::vector{4});
}

TEST_CASE("check 1 finds a thread that carries a second job before the first has ended") {
  Trace trace = made_run();
  for (const std::size_t i : {1u, 3u}) {
    change(trace.cores[0], i, [](Slice& slice) { slice.place = 0; });
  }
  CHECK(failing(trace) == std::vector{1});
  trace.thread_per_task = false;
  trace.model = "pool 1";
  CHECK(fails(trace, 1));
  trace.model = "green 1";  // a task that waits or is at the back of the queue is not carried
  CHECK_FALSE(fails(trace, 1));
}

TEST_CASE("check 1 finds a job that is on a core that runs somebody else") {
  Trace trace = made_run();
  change(trace.lanes[0].track, 0, [](Slice& slice) { slice.place = 3; });
  CHECK(failing(trace) == std::vector{1});
}

TEST_CASE("check 1 finds a job that is on a core once more than the core knows") {
  Trace trace = made_run();
  change(trace.lanes[0].track, 1, [](Slice& slice) {
    slice = {slice.start, slice.end, slice.job, 0, 0, State::running, Cause::dispatched};
  });
  CHECK(fails(trace, 1));
}

TEST_CASE("check 5 finds a device that serves more at once than it can") {
  Trace trace = made_run();
  trace.devices[0].requests.push_back({JobId{1}, 1, at_ms(6), at_ms(7), at_ms(8)});
  CHECK(fails(trace, 5));
  trace.devices[0].servers = 2;
  CHECK(!fails(trace, 5));
}

TEST_CASE("check 5 finds a device that serves out of turn") {
  Trace trace = made_run();
  trace.devices[0].requests.push_back({JobId{1}, 1, at_ms(6), {}, {}});
  trace.devices[0].requests.push_back({JobId{1}, 1, at_ms(8), at_ms(8), at_ms(8)});
  CHECK(fails(trace, 5));
}

TEST_CASE("check 9 finds a run that was shorter than its work or its longest chain") {
  Trace trace = made_run();
  trace.devices[0].requests[0].done = at_ms(20);
  CHECK(fails(trace, 9));
}

TEST_CASE("check 9 passes over runs with a dropped job, or that were not completed") {
  Trace trace = made_run();
  trace.devices[0].requests[0].done = at_ms(20);
  trace.jobs[1].dropped = trace.jobs[1].finish;
  trace.jobs[1].finish.reset();
  CHECK_FALSE(fails(trace, 9));
  trace.jobs[1].dropped.reset();
  trace.end_kind = End::horizon;
  CHECK_FALSE(fails(trace, 9));
}

TEST_CASE("check 10 finds a job that is finished and dropped, or dropped before its deadline") {
  Trace trace = made_run();
  trace.jobs[1].deadline = at_ms(6);
  trace.jobs[1].dropped = at_ms(6);
  CHECK(fails(trace, 10));
  trace.jobs[1].finish.reset();
  CHECK_FALSE(fails(trace, 10));
  trace.jobs[1].dropped = at_ms(5);
  CHECK(fails(trace, 10));
}

TEST_CASE("check 10 finds a state without a cause that fits") {
  Trace trace = made_run();
  change(trace.lanes[0].track, 1, [](Slice& slice) { slice.cause = Cause::nobody_ready; });
  CHECK(failing(trace) == std::vector{10});
}

TEST_CASE("check 10 finds a job that starts before it arrives") {
  Trace trace = made_run();
  trace.jobs[1].arrival = at_ms(3);
  CHECK(fails(trace, 10));
}

TEST_CASE("check 11 finds a turnaround that its states do not explain") {
  Trace trace = made_run();
  Track& lane = trace.lanes[1].track;
  lane.remove_last();
  CHECK(fails(trace, 11));
}

TEST_CASE("check 11 looks at unfinished and dropped jobs too") {
  Trace trace = made_run();
  trace.end_kind = End::horizon;
  trace.jobs[0].finish.reset();
  CHECK(failing(trace).empty());
  trace.lanes[0].track.remove_last();
  CHECK(fails(trace, 11));
  trace = made_run();
  trace.jobs[1].dropped = at_ms(6);
  trace.jobs[1].deadline = at_ms(6);
  trace.jobs[1].finish.reset();
  CHECK(failing(trace).empty());
  trace.jobs[1].dropped = at_ms(7);
  CHECK(fails(trace, 11));
}

TEST_CASE("checks that need exact times pass over measured runs") {
  Trace trace = made_run();
  trace.jobs[0].cpu_demand += Duration{1};
  trace.quantum = for_ms(1);
  trace.measured = true;
  CHECK(failing(trace).empty());
}

}  // namespace
}  // namespace interleave
