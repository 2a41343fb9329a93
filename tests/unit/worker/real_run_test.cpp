#include "worker/real_run.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "fake_machine.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"
#include "trace/checks.hpp"
#include "trace/wire.hpp"

using namespace interleave;

namespace {

RunSpec spec_of(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  for (const Diagnostic& diagnostic : parsed.diagnostics) INFO(diagnostic.message);
  REQUIRE(parsed.ok());
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec.has_value());
  return *spec;
}

const FakeMachine::Habits kIdeal{.latency = {}};

Trace execute(const std::string& text, FakeMachine::Habits habits = kIdeal) {
  FakeMachine machine{spec_of(text), std::move(habits)};
  const Trace trace = machine.execute();
  REQUIRE(machine.run.ended());
  REQUIRE(machine.run.verified());
  return trace;
}

void require_whole(const Trace& trace) {
  const Result<Trace, std::string> read = decode(encode(trace));
  INFO((read ? std::string{} : read.error()));
  REQUIRE(read.has_value());
  REQUIRE(*read == trace);
  REQUIRE(trace.measured);
  for (const CheckResult& result : check(trace)) {
    INFO(result.name);
    REQUIRE(result.failure == "");
  }
}

// "a 0 10, b 10 20": who was running on a core from when to when, in milliseconds.
std::string shown(const Trace& trace, std::size_t core, State state = State::running) {
  std::string text;
  const Track& track = trace.cores[core];
  for (std::size_t i = 0; i < track.size(); ++i) {
    if (track.state(i) != state) continue;
    std::int64_t start = track.start(i).ns;
    while (i + 1 < track.size() && track.state(i + 1) == state &&
           track.job(i + 1) == track.job(i)) {
      ++i;
    }
    if (!text.empty()) text += ", ";
    text += trace.task_name(track.job(i)) + " " + std::to_string(start / 1'000'000) + " " +
            std::to_string(track.end(i).ns / 1'000'000);
  }
  return text;
}

Duration running(const Trace& trace, std::size_t lane) {
  Duration sum;
  const Track& track = trace.lanes[lane].track;
  for (std::size_t i = 0; i < track.size(); ++i) {
    if (track.state(i) == State::running) sum += track[i].length();
  }
  return sum;
}

Duration on_cores(const Trace& trace, State state) {
  Duration sum;
  for (const Track& track : trace.cores) {
    for (std::size_t i = 0; i < track.size(); ++i) {
      if (track.state(i) == state) sum += track[i].length();
    }
  }
  return sum;
}

const std::string kMatrix =
    "policy round-robin quantum 10ms\ncores 2\ntask rows x4\n cpu 60ms \"compute\"\n";

}  // namespace

TEST_CASE("on one worker whose clock and timers are exact the measured run is the simulated one") {
  for (const char* policy :
       {"round-robin quantum 4ms", "round-robin quantum 10ms", "fifo", "fifo after-io preempt",
        "round-robin quantum 3ms requeue preempted-first"}) {
    const RunSpec spec = spec_of(std::string{"policy "} + policy + R"(
device disk
task a
  repeat 3
    cpu 5ms
    io disk 7ms
    cpu 6ms
  end
task b at 2ms, 30ms
  cpu 11ms
task c at 3ms
  io disk 4ms
  repeat 2
    cpu 2ms
    cpu 9ms
  end
)");
    INFO(policy);
    RealRun run{spec, kPace, true};
    const Trace measured = execute_solo(spec, run);
    const Trace simulated = simulate(spec);
    REQUIRE(run.verified());
    require_whole(measured);
    REQUIRE(measured.end_kind == End::completed);
    REQUIRE(shown(measured, 0) == shown(simulated, 0));
    REQUIRE(measured.end == simulated.end);
  }
}

TEST_CASE("independent tasks on two workers take half the time when messages take none") {
  const Trace trace = execute(kMatrix);
  require_whole(trace);
  REQUIRE(trace.end_kind == End::completed);
  REQUIRE(trace.end == ms(120));
  REQUIRE(on_cores(trace, State::running) == for_ms(240));
}

TEST_CASE("a worker that asks ahead loses no time to messages between chunks") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(1.5);
  const Trace trace = execute(kMatrix, habits);
  require_whole(trace);
  // One message to begin with; everything after it is under way while the worker computes.
  REQUIRE(trace.end <= ms(122));
}

TEST_CASE("a worker that does not ask ahead waits for two messages at each quantum") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(1.5);
  habits.ask_ahead = {};
  const Trace trace = execute(kMatrix, habits);
  require_whole(trace);
  REQUIRE(trace.end >= ms(120 + 12 * 2));
  REQUIRE(on_cores(trace, State::switching) >= for_ms(20));
}

TEST_CASE("of three tasks on two workers none is left behind") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(0.3);
  const Trace trace =
      execute("policy round-robin quantum 10ms\ncores 2\ntask t x3\n cpu 200ms\n", habits);
  require_whole(trace);
  // All three compete until the first of them is done, so they finish close to each other.
  for (const JobInfo& job : trace.jobs) {
    REQUIRE(job.finish.has_value());
    REQUIRE(*job.finish > ms(260));
  }
  REQUIRE(trace.end < ms(330));
}

TEST_CASE("a burst of fifo goes to one worker whole") {
  const Trace trace = execute(
      "policy fifo\ncores 2\ntask a\n cpu 90ms\ntask b\n cpu 30ms\n"
      "task c\n cpu 30ms\n");
  require_whole(trace);
  REQUIRE(shown(trace, 0) == "a 0 90");
  REQUIRE(shown(trace, 1) == "b 0 30, c 30 60");
}

TEST_CASE("operations that follow each other are ordered ahead of their beginning") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(1);
  const Trace trace =
      execute("policy fifo\ncores 2\ntask a\n repeat 20\n cpu 5ms \"one\"\n end\n", habits);
  require_whole(trace);
  REQUIRE(trace.end <= ms(102));
  REQUIRE(trace.lanes[0].track.size() >= 20);  // each operation is a slice of its own
}

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

TEST_CASE("time that the operating system took from a worker is drawn as stalled") {
  FakeMachine::Habits habits = kIdeal;
  habits.held_up = [](std::uint32_t worker, Time t) {
    return worker == 1 && t >= ms(5) && t < ms(5.5) ? for_ms(4) : Duration{};
  };
  const Trace trace = execute(kMatrix, habits);
  require_whole(trace);
  REQUIRE(on_cores(trace, State::stalled) == for_ms(4));
  REQUIRE(on_cores(trace, State::running) == for_ms(240));
}

TEST_CASE("a worker that falls silent is given up with its task, and the others go on") {
  FakeMachine::Habits habits;
  habits.dead = [](std::uint32_t worker, Time t) { return worker == 1 && t > ms(15); };
  FakeMachine machine{spec_of(kMatrix), habits};
  const Trace trace = machine.execute();
  require_whole(trace);
  REQUIRE(trace.end_kind == End::fault);
  REQUIRE(machine.run.given_up().size() == 1);
  int finished = 0;
  for (const JobInfo& job : trace.jobs) finished += job.finish ? 1 : 0;
  REQUIRE(finished == 3);
  const JobId lost = machine.run.given_up()[0];
  const Track& lane = trace.lanes[trace.jobs[lost.index()].lane].track;
  REQUIRE(lane.state(lane.size() - 1) == State::stalled);
}

TEST_CASE("with the only worker lost and not replaced the run waits for another") {
  FakeMachine::Habits habits;
  habits.refill = false;
  habits.dead = [](std::uint32_t, Time t) { return t > ms(15); };
  FakeMachine machine{spec_of("task a\n cpu 30ms\ntask b\n cpu 30ms\n"), habits};
  for (int i = 0; i < 3; ++i) REQUIRE_FALSE(machine.run.ended());
  machine.execute();
  // Nothing but the limit of time ends it then.
  REQUIRE(machine.run.trace().end_kind == End::budget);
}

TEST_CASE("a report of an order that the worker does not have changes nothing") {
  const RunSpec spec = spec_of("task a\n cpu 30ms\n");
  RealRun run{spec, kPace};
  run.start(ms(0));
  const auto dispatch = run.take_order();
  REQUIRE(dispatch.has_value());
  Report stranger;
  stranger.id = dispatch->order.id + 1;
  stranger.kind = Report::Kind::done;
  stranger.steps = 10'000;
  run.take(0, stranger, ms(10));
  REQUIRE_FALSE(run.take_order().has_value());
  REQUIRE(run.done_fraction(ms(10)) == 0);
  REQUIRE(run.verified());
}

TEST_CASE("a wrong result is noticed") {
  const RunSpec spec = spec_of("task a\n cpu 3ms\n");
  RealRun run{spec, kPace};
  run.start(ms(0));
  Report report;
  report.id = run.take_order()->order.id;
  report.kind = Report::Kind::done;
  report.steps = 3'000;
  report.state = {1, 3'000, 12345, KernelKind::spin, 0};
  report.end = ms(3);
  run.take(0, report, ms(3));
  REQUIRE_FALSE(run.verified());
}

TEST_CASE("a report whose clock cannot be right leaves the run whole") {
  RealRun run{spec_of("task a\n cpu 3ms\n"), kPace};
  run.start(ms(1));
  Report report;
  report.id = run.take_order()->order.id;
  report.kind = Report::Kind::done;
  report.steps = 3'000;
  report.state = kernel_start(1);
  report.begin = {std::numeric_limits<std::int64_t>::max()};
  report.end = {std::numeric_limits<std::int64_t>::min()};
  run.take(0, report, ms(4));
  REQUIRE(run.ended());
  require_whole(run.trace());
}

TEST_CASE("how much is done grows from nothing to all") {
  const RunSpec spec = spec_of("task a\n cpu 30ms\ntask b\n cpu 10ms\n");
  RealRun run{spec, kPace, true};
  SoloRun solo{run, kPace};
  Time t{};
  run.start(t);
  double before = run.done_fraction(t);
  REQUIRE(before == 0);
  while (solo.begin_block(t)) {
    t = t + for_ms(0.5);
    solo.end_block(t);
    REQUIRE(run.done_fraction(t) >= before);
    before = run.done_fraction(t);
  }
  REQUIRE(run.ended());
  REQUIRE(before == 1);
}

TEST_CASE("whatever machine it meets, a run ends with a whole trace and all its work done") {
  std::uint64_t random = 1;
  const auto draw = [&random](std::uint64_t below) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    return (random >> 33) % below;
  };
  const char* policies[] = {"fifo",
                            "fifo after-io preempt",
                            "round-robin quantum 10ms",
                            "round-robin quantum 1ms",
                            "srtf",
                            "cfs",
                            "mlfq quantum 4ms,8ms",
                            "priority",
                            "stride",
                            "eevdf",
                            "llf"};
  for (int i = 0; i < 60; ++i) {
    std::string text = std::string{"policy "} + policies[draw(11)] + "\ncores " +
                       std::to_string(1 + draw(4)) + "\ndevice d servers " +
                       std::to_string(1 + draw(2)) + "\n";
    const std::uint64_t tasks = 1 + draw(6);
    for (std::uint64_t k = 0; k < tasks; ++k) {
      text += "task t" + std::to_string(k) + " x" + std::to_string(1 + draw(2)) + " at " +
              std::to_string(draw(3) * 5) + "ms, 40ms\n repeat " + std::to_string(1 + draw(4)) +
              "\n cpu " + std::to_string(draw(15)) + "ms\n";
      if (draw(2)) text += " io d " + std::to_string(draw(9)) + "ms\n";
      text += " cpu " + std::to_string(1 + draw(15)) + "ms\n end\n";
    }
    FakeMachine::Habits habits;
    habits.latency = for_ms(static_cast<double>(draw(40)) / 10);
    habits.ask_ahead = for_ms(static_cast<double>(draw(5)));
    habits.held_up = [&draw](std::uint32_t, Time) {
      return draw(50) == 0 ? for_ms(4) : Duration{};
    };
    INFO(text);
    const RunSpec spec = spec_of(text);
    const Trace trace = execute(text, habits);
    require_whole(trace);
    REQUIRE(trace.end_kind == End::completed);
    const Trace simulated = simulate(spec);
    REQUIRE(trace.jobs.size() == simulated.jobs.size());
    REQUIRE(on_cores(trace, State::running) + on_cores(trace, State::switching) >=
            on_cores(simulated, State::running));
  }
}

TEST_CASE("whatever the text says is executed and comes out as it is simulated") {
  for (const char* text : {
           "model serial\ndevice d\ntask a\n cpu 5ms\n io d 7ms\n cpu 2ms\ntask b\n cpu 4ms\n",
           "model event-loop\ndevice d servers 2\ntask a x3\n cpu 5ms\n io d 17ms\n cpu 2ms\n",
           "model pool 2\ncores 1\ndevice d\ntask a x4\n cpu 5ms\n io d 7ms\n cpu 2ms\n",
           "model green 2\ncores 1\ntask a x4\n cpu 25ms\n yield\n cpu 2ms\n",
           "policy fifo\nmutex m\ntask a x3\n cpu 2ms\n lock m\n cpu 6ms\n unlock m\n cpu 2ms\n",
           "semaphore s 2\ntask a x4\n wait s\n cpu 6ms\n sleep 5ms\n signal s\n",
           "channel c capacity 1\ntask p\n repeat 5\n cpu 3ms\n send c\n end\n"
           "task q\n repeat 5\n receive c\n cpu 4ms\n end\n",
           "barrier b 3\npolicy fifo\ntask a x3\n cpu 4ms\n arrive b\n cpu 2ms\n",
           "task part on-demand\n cpu 8ms\ntask whole\n cpu 2ms\n spawn part 3\n join\n cpu 1ms\n",
           "task a\n cpu 5ms\ntask b after a\n cpu 4ms\n",
           "policy priority\ndevice d\ntask lo\n cpu 30ms\ntask hi priority 3 at 5ms\n cpu 4ms\n",
           "policy edf\nhorizon 100ms\ntask a every 20ms deadline 10ms\n cpu 4ms\n"
           "task b every 30ms\n cpu 9ms\n",
           "policy srtf\ntask a\n cpu 30ms\ntask b at 4ms\n cpu 10ms\ntask c at 6ms\n cpu 2ms\n",
           "policy fifo\nwaits polling\ndevice d\ntask a x2\n cpu 3ms\n io d 8ms\n cpu 3ms\n",
           "mutex m\nmutex n\npolicy round-robin quantum 2ms\n"
           "task a\n lock m\n cpu 3ms\n lock n\n unlock n\n unlock m\n"
           "task b\n lock n\n cpu 3ms\n lock m\n unlock m\n unlock n\n",
       }) {
    INFO(text);
    const RunSpec spec = spec_of(text);
    RealRun run{spec, kPace, true};
    const Trace measured = execute_solo(spec, run);
    const Trace simulated = simulate(spec);
    REQUIRE(run.ended());
    REQUIRE(run.verified());
    require_whole(measured);
    CHECK(measured.end_kind == simulated.end_kind);
    CHECK(measured.end - simulated.end <= for_ms(1));
    CHECK(simulated.end - measured.end <= for_ms(1));
    CHECK(shown(measured, 0) == shown(simulated, 0));
  }
}
