// Each check finds what it is there for.
#include "trace/checks.hpp"

#include <catch2/catch_test_macros.hpp>

#include "made_trace.hpp"

namespace interleave {
namespace {

// The numbers of the checks that fail.
std::vector<int> failing(const Trace& trace) {
  std::vector<int> numbers;
  for (const CheckResult& result : check(trace)) {
    if (!result.failure.empty()) numbers.push_back(result.number);
  }
  return numbers;
}

bool fails(const Trace& trace, int number) {
  return !check(trace)[static_cast<std::size_t>(number - 1)].failure.empty();
}

// A track with one slice changed.
template <class Change>
void change(Track& track, std::size_t index, Change change) {
  Track changed;
  for (std::size_t i = 0; i < track.size(); ++i) {
    Slice slice = track[i];
    if (i == index) change(slice);
    changed.append(slice);
  }
  track = changed;
}

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

TEST_CASE("check 7 finds a core that does not change hands when a quantum ends") {
  Trace trace = made_run();
  trace.quantum = for_ms(1);
  CHECK(failing(trace) == std::vector{7});
}

TEST_CASE("check 7 lets a lone task go on") {
  Recorder recorder{made_head(2, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(7));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(5), for_ms(1));
  recorder.ready(b, at_ms(5), Cause::arrival, 0);
  recorder.ready(a, at_ms(6), Cause::quantum_expired, 0);
  recorder.on_core(b, CoreId{0}, ThreadId{1}, at_ms(6), State::running, Cause::dispatched, 0);
  recorder.end(End::horizon, at_ms(7));
  CHECK(failing(recorder.trace()).empty());
}

// b runs, a returns from the disk at 2 ms and waits until 3 ms.
Trace returner_left_waiting() {
  Trace head = made_head(2, 1);
  head.preemptive_quantum = false;
  head.preemption = Preemption::returners;
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 1);
  recorder.blocked(a, at_ms(0), WaitKind::device, 0, 1);
  const std::uint32_t request = recorder.device_asked(DeviceId{0}, a, 1, at_ms(0));
  recorder.device_begun(DeviceId{0}, request, at_ms(0));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(3));
  recorder.on_core(b, CoreId{0}, ThreadId{1}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.device_done(DeviceId{0}, request, at_ms(2));
  recorder.ready(a, at_ms(2), Cause::wait_ended, 2);
  recorder.finish(b, at_ms(3));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(3), State::running, Cause::dispatched, 2);
  recorder.finish(a, at_ms(4));
  recorder.core_idle(CoreId{0}, at_ms(4));
  recorder.end(End::completed, at_ms(4));
  return recorder.trace();
}

TEST_CASE("check 8 finds a returner who was left waiting") {
  Trace trace = returner_left_waiting();
  CHECK(failing(trace) == std::vector{8});
  trace.preemption = Preemption::none;
  CHECK(failing(trace).empty());
}

TEST_CASE("check 9 finds a run that was shorter than its work or its longest chain") {
  Trace trace = made_run();
  trace.devices[0].requests[0].done = at_ms(20);
  CHECK(fails(trace, 9));
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

TEST_CASE("checks that need exact times pass over measured runs") {
  Trace trace = made_run();
  trace.jobs[0].cpu_demand += Duration{1};
  trace.quantum = for_ms(1);
  trace.measured = true;
  CHECK(failing(trace).empty());
}

}  // namespace
}  // namespace interleave
