#include <limits>

#include "real_runs.hpp"

using namespace interleave;

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
  REQUIRE(run.take_order().has_value());  // what comes next is sent ahead
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
