#include "real_runs.hpp"
#include "sim/simulation.hpp"

using namespace interleave;

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
