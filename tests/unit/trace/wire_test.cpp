#include "trace/wire.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "trace/recorder.hpp"

using namespace interleave;

namespace {

Time ms(std::int64_t count) { return {count * 1'000'000}; }

// Two tasks on two cores: one computes twice and reads the disk in between, the other computes, is
// held up by the operating system, and is never done.
Trace small_run() {
  Trace head;
  head.measured = true;
  head.variant = "Two \xCE\xB1";
  head.policy = "round-robin quantum 10ms";
  head.preemptive_quantum = true;
  head.quantum = {10'000'000};
  head.programs = {{{{"cpu", "think"}, {"io disk", ""}, {"cpu", ""}}}, {{{"cpu", ""}}}};
  head.tasks = {{"reader", 0, 0, ms(0)}, {"endless", 1, 1, ms(2)}};
  head.lanes = {{TaskId{0}, {}}, {TaskId{1}, {}}};
  head.cores.resize(2);
  head.devices = {{"disk", 1, {}}};
  Recorder recorder{head};
  const JobId reader = recorder.release(TaskId{0}, 0, 0, ms(0), {20'000'000});
  recorder.ready(reader, ms(0), Cause::arrival, 0);
  recorder.on_core(reader, CoreId{0}, ThreadId{0}, ms(1), State::running, Cause::dispatched, 0);
  const JobId endless = recorder.release(TaskId{1}, 0, 1, ms(2), {90'000'000});
  recorder.on_core(endless, CoreId{1}, ThreadId{1}, ms(2), State::running, Cause::dispatched, 0);
  recorder.on_core(endless, CoreId{1}, ThreadId{1}, ms(5), State::stalled, Cause::measured_gap, 0);
  const std::uint32_t request = recorder.device_asked(DeviceId{0}, reader, 1, ms(11));
  recorder.device_begun(DeviceId{0}, request, ms(12));
  recorder.blocked(reader, ms(11), WaitKind::device, 0, 1);
  recorder.core_idle(CoreId{0}, ms(11));
  recorder.device_done(DeviceId{0}, request, ms(20));
  recorder.on_core(reader, CoreId{0}, ThreadId{0}, ms(20), State::running, Cause::wait_ended, 2);
  recorder.finish(reader, ms(30));
  recorder.core_idle(CoreId{0}, ms(30));
  recorder.end(End::horizon, ms(40));
  return std::move(recorder).take_trace();
}

std::string why_not(const Trace& trace) {
  const Result<Trace, std::string> read = decode(encode(trace));
  return read ? "" : read.error();
}

// Everything that trace.hpp promises, checked without wire's own code.
void require_guarantees(const Trace& trace) {
  for (const Track& core : trace.cores) {
    Time reached{0};
    for (std::size_t i = 0; i < core.size(); ++i) {
      REQUIRE(core.start(i) == reached);
      REQUIRE(core.end(i) > core.start(i));
      REQUIRE((core.state(i) == State::idle) == !core.job(i).valid());
      if (core.job(i).valid()) REQUIRE(core.job(i).index() < trace.jobs.size());
      reached = core.end(i);
    }
    REQUIRE(reached == trace.end);
  }
  for (const JobInfo& job : trace.jobs) {
    REQUIRE(job.task.index() < trace.tasks.size());
    REQUIRE(job.lane < trace.lanes.size());
    REQUIRE(job.arrival <= trace.end);
    if (job.finish) REQUIRE(*job.finish <= trace.end);
  }
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice slice = lane.track[i];
      REQUIRE(slice.length().ns > 0);
      REQUIRE(slice.end <= trace.end);
      REQUIRE(slice.job.index() < trace.jobs.size());
      const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
      const std::size_t operations = trace.programs[task.program].operations.size();
      REQUIRE((slice.operation == kNoOperation || slice.operation < operations));
      if (slice.wait == WaitKind::device) REQUIRE(slice.place < trace.devices.size());
    }
  }
}

}  // namespace

TEST_CASE("every way to preempt crosses from a worker to the page") {
  Trace trace = small_run();
  for (const Preemption preemption :
       {Preemption::none, Preemption::priority, Preemption::period, Preemption::other}) {
    trace.preemption = preemption;
    const Result<Trace, std::string> read = decode(encode(trace));
    REQUIRE(read.has_value());
    CHECK(read.value().preemption == preemption);
  }
}

TEST_CASE("a run comes back from its bytes as it was") {
  const Trace trace = small_run();
  const Result<Trace, std::string> read = decode(encode(trace));
  REQUIRE(read.has_value());
  REQUIRE(*read == trace);
}

TEST_CASE("a run without tasks and without time comes back as it was") {
  Trace trace;
  trace.end_kind = End::completed;
  const Result<Trace, std::string> read = decode(encode(trace));
  REQUIRE(read.has_value());
  REQUIRE(*read == trace);
}

TEST_CASE("every beginning of a run's bytes is refused with a sentence") {
  const std::vector<std::uint8_t> bytes = encode(small_run());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const Result<Trace, std::string> read = decode(std::span{bytes}.first(length));
    REQUIRE(!read.has_value());
    REQUIRE(!read.error().empty());
  }
}

TEST_CASE("more bytes than the run has are refused") {
  std::vector<std::uint8_t> bytes = encode(small_run());
  bytes.push_back(0);
  REQUIRE(decode(bytes).error() == "the run is damaged: there is more after its end");
}

TEST_CASE("a mutated run is refused or keeps every guarantee") {
  const std::vector<std::uint8_t> bytes = encode(small_run());
  int refused = 0, accepted = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int step : {1, 2, 0x10, 0x40, 0x7f, 0x80, 0xff}) {
      std::vector<std::uint8_t> mutated = bytes;
      mutated[i] = static_cast<std::uint8_t>(mutated[i] + step);
      const Result<Trace, std::string> read = decode(mutated);
      ++(read ? accepted : refused);
      if (read) require_guarantees(*read);
    }
  }
  REQUIRE(refused > accepted);
  REQUIRE(accepted > 0);  // letters of a name may be any
}

TEST_CASE("a count beyond the bytes received allocates nothing and is refused") {
  Trace trace;
  trace.end_kind = End::completed;
  std::vector<std::uint8_t> bytes = encode(trace);
  // The last five counts: programs, tasks, lanes, jobs, cores, devices; each claims four thousand
  // million records.
  for (std::size_t back = 4; back <= 24; back += 4) {
    std::vector<std::uint8_t> greedy = bytes;
    std::memset(greedy.data() + greedy.size() - back, 0xff, 4);
    REQUIRE(decode(greedy).error() == "the run is damaged: it ends too early");
  }
}

TEST_CASE("bytes of another kind or version are told apart from damage") {
  std::vector<std::uint8_t> bytes = encode(small_run());
  REQUIRE(decode(std::span{bytes}.first(0)).error() == "these bytes are no run");
  bytes[4] = 9;
  REQUIRE(decode(bytes).error() == "this run was written by another version: load the page again");
}

TEST_CASE("a core's time without a gap is demanded") {
  Trace trace = small_run();
  trace.cores[0].remove_last();
  REQUIRE(why_not(trace) == "the run is damaged: a core's time has a gap");
}

TEST_CASE("a job that is on no core and waits for nothing after its release is refused") {
  Trace trace = small_run();
  trace.lanes[1].track.remove_last();
  REQUIRE(why_not(trace) == "the run is damaged: a job's time does not end at its finish");
}

TEST_CASE("a lane may hold only the jobs of its task") {
  Trace trace = small_run();
  trace.jobs[1].lane = 0;
  REQUIRE(why_not(trace) == "the run is damaged: a job has no lane of its task");
}

TEST_CASE("a job blocked by a device that does not exist is refused") {
  Trace trace = small_run();
  trace.devices.clear();
  REQUIRE(why_not(trace) == "the run is damaged: a job waits for a device that is not there");
}

TEST_CASE("a device's requests in another order than that of asking are refused") {
  Trace trace = small_run();
  trace.devices[0].requests.push_back(trace.devices[0].requests[0]);
  REQUIRE(why_not(trace).empty());
  trace.devices[0].requests[1].asked = ms(10);
  REQUIRE(why_not(trace) == "the run is damaged: a device's request is damaged");
}
