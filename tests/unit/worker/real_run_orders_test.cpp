#include "real_runs.hpp"

using namespace interleave;

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

TEST_CASE("the slower messages are, the earlier a worker has to ask to lose no time to them") {
  const std::string text = "policy round-robin quantum 20ms\ncores 2\ntask rows x4\n cpu 120ms\n";
  FakeMachine::Habits habits;
  habits.latency = for_ms(3);
  REQUIRE(execute(text, habits).end >= ms(260));
  habits.ask_ahead = for_ms(2 * 3 + 1);
  const Trace trace = execute(text, habits);
  require_whole(trace);
  REQUIRE(trace.end <= ms(246));
}

TEST_CASE("no message asks what follows a short order that nothing is due to disturb") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(3);
  FakeMachine machine{spec_of(kMatrix), habits};
  require_whole(machine.execute());
  CHECK(machine.asks() == 0);
  CHECK(machine.run.trace().end <= ms(124));
}

TEST_CASE("a worker asks what follows a short order when something is due before its end") {
  FakeMachine machine{spec_of(kMatrix + "task late at 15ms\n cpu 10ms\n"), {}};
  require_whole(machine.execute());
  CHECK(machine.asks() > 0);
  CHECK(machine.asks() < 6);
}

TEST_CASE("what follows is sent once it is known: who comes next may still be on another core") {
  FakeMachine::Habits habits;
  habits.latency = for_ms(1);
  // The short one sets the two cores half a quantum apart.
  const Trace trace = execute(
      "policy round-robin quantum 10ms\ncores 2\ntask a\n cpu 200ms\ntask short\n cpu 5ms\n"
      "task b x2\n cpu 200ms\n",
      habits);
  require_whole(trace);
  REQUIRE(trace.end <= ms(320));  // 303 without messages, 370 if it were asked once only
}

TEST_CASE("what follows is found for a worker that is late by then, too") {
  FakeMachine::Habits habits;
  // When the first one's quantum is over at last, the second one's should have been, too.
  habits.held_up = [](std::uint32_t worker, Time t) {
    return t < ms(1) ? for_ms(worker == 0 ? 5 : 27) : Duration{};
  };
  const RunSpec spec =
      spec_of("policy round-robin quantum 10ms\ncores 2\ntask rows x3\n cpu 60ms\n");
  FakeMachine machine{spec, habits};
  const Trace& trace = machine.execute();
  require_whole(trace);
  REQUIRE(trace.end_kind == End::completed);
  REQUIRE(trace.end <= ms(120));
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

TEST_CASE("quanta that are no whole number of steps leave no crumb for one more turn") {
  const Trace trace = execute("policy round-robin quantum 1000500ns\ntask a x2\n cpu 6003us\n");
  require_whole(trace);
  // Six turns each, as in the simulation, and the last of them is the shortest.
  std::size_t turns = 0;
  for (std::size_t i = 0; i < trace.cores[0].size(); ++i) {
    if (trace.cores[0].state(i) == State::running) ++turns;
  }
  REQUIRE(turns == 12);
  REQUIRE(trace.end == ms(12.006));
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

TEST_CASE("short quanta that end almost together need no order called back, nor a message to ask") {
  const RunSpec spec =
      spec_of("policy round-robin quantum 2ms\ncores 2\ntask rows x8\n cpu 60ms\n");
  FakeMachine::Habits habits{.latency = for_ms(0.1), .turn = for_ms(2)};
  // Now the one, now the other is a little later.
  std::uint32_t random = 1;
  habits.held_up = [&random](std::uint32_t, Time) {
    random = random * 1'664'525 + 1'013'904'223;
    return Duration{random % 50'000};
  };
  FakeMachine machine{spec, habits};
  const Trace& trace = machine.execute();
  CHECK(machine.run.called_back() == 0);
  CHECK(trace.end <= ms(255));
}
