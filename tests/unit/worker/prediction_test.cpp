#include "worker/prediction.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "real_runs.hpp"
#include "sim/simulation.hpp"

using namespace interleave;

namespace {

Figures with_cores(double cores) {
  Figures figures;
  figures.pace = kPace;
  figures.cores.fill(cores);
  figures.turn = for_ms(8);
  figures.ask_ahead = for_ms(4);
  return figures;
}

Time end_of(const std::string& text, const Figures& figures) {
  return predict(spec_of(text), kPace, figures, false).trace.end;
}

}  // namespace

TEST_CASE("what is predicted of a machine is what happens on one of that kind") {
  for (const char* text : {
           "policy round-robin quantum 10ms\ncores 2\ntask rows x4\n cpu 60ms\n",
           "policy fifo\ncores 2\ntask a x7\n cpu 13ms\n cpu 2ms\n",
           "policy round-robin quantum 1ms\ncores 2\nmodel green 2\ntask job x24\n cpu 100us\n",
           "policy fifo after-io preempt\ncores 2\ndevice disk\n"
           "task a x3\n cpu 5ms\n io disk 20ms\n cpu 5ms\n",
           "policy fifo\ncores 3\nmutex m\ntask a x4\n repeat 3\n lock m\n cpu 2ms\n unlock m\n"
           " cpu 12ms\n end\n",
           "cores 2\npolicy fifo\ntask part on-demand\n cpu 8ms\n"
           "task whole\n cpu 2ms\n spawn part 9\n join\n cpu 1ms\n",
       }) {
    for (const double latency : {0.05, 0.3, 1.0}) {
      INFO(text << latency);
      FakeMachine::Habits habits;
      habits.latency = for_ms(latency);
      Figures figures = with_cores(3);
      figures.message = figures.crowded = habits.latency;
      const double happened = static_cast<double>(execute(text, habits).end.ns);
      const double predicted = static_cast<double>(end_of(text, figures).ns);
      INFO(happened / 1e6 << " " << predicted / 1e6);
      CHECK(std::abs(happened - predicted) <= std::max(0.5e6, 0.05 * happened));
    }
  }
}

TEST_CASE(
    "a run that polls ends at whatever pace, also when a quantum is over as an answer comes") {
  const std::string tasks =
      "task coffee\n repeat 3\n cpu 5ms\n io machine 30ms\n cpu 5ms\n end\n"
      "task sweep\n repeat 12\n cpu 5ms\n yield\n end\n";
  std::mt19937_64 random{1};
  for (const char* machine : {"waits polling\n", "model event-loop\n", "cores 2\n"}) {
    const RunSpec spec =
        spec_of("policy round-robin quantum 5ms\ndevice machine\n" + std::string(machine) + tasks);
    for (int i = 0; i < 40; ++i) {
      const std::uint64_t ordered = 500'000 + random() % 500'000;
      const std::uint64_t real = ordered / 2 + random() % ordered;
      Figures figures = with_cores(2);
      figures.pace = Pace{real, for_ms(0.1)};
      figures.late = Duration{static_cast<std::int64_t>(random() % 400'000)};
      INFO(machine << ordered << " " << real << " " << figures.late.ns);
      const bool solo = spec.machine.cores == 1;
      const Trace trace = predict(spec, Pace{ordered, for_ms(0.1)}, figures, solo).trace;
      CHECK(trace.end_kind == End::completed);
      CHECK(trace.end < ms(500));
    }
  }
}

TEST_CASE("on one worker with exact timers the prediction is the simulation") {
  const RunSpec spec = spec_of(
      "policy round-robin quantum 4ms\ndevice d\ntask a x3\n cpu 5ms\n io d 7ms\n cpu 6ms\n");
  const Trace trace = predict(spec, kPace, with_cores(1), true).trace;
  const Time simulated = simulate(spec).end;
  REQUIRE(trace.end >= simulated);
  REQUIRE(trace.end <= simulated + for_ms(2));
  REQUIRE(trace.end_kind == End::completed);
}

TEST_CASE("workers beyond the cores share them") {
  const std::string four = "cores 4\npolicy fifo\ntask a x4; cpu 20ms\n";
  REQUIRE(end_of(four, with_cores(4)) == ms(20));
  REQUIRE(end_of(four, with_cores(2)) == ms(40));
  REQUIRE(end_of(four, with_cores(1.6)) == ms(50));
}

TEST_CASE("cores are shared by those only who compute") {
  // Three share two cores for 15 ms; when the short one has made its 10 ms, each has a core.
  REQUIRE(end_of("cores 3\npolicy fifo\ntask long x2; cpu 40ms\ntask short; cpu 10ms\n",
                 with_cores(2)) == ms(45));
}

TEST_CASE("each kernel shares the cores in its own way") {
  Figures figures = with_cores(2);
  figures.cores[static_cast<std::size_t>(KernelKind::sort)] = 1.25;
  REQUIRE(end_of("cores 2\npolicy fifo\ntask a x2; cpu 25ms \"sort\"\n", figures) == ms(40));
  REQUIRE(end_of("cores 2\npolicy fifo\ntask a x2; cpu 25ms\n", figures) == ms(25));
}

TEST_CASE("where tasks queue for workers that share cores everything takes longer") {
  REQUIRE(end_of("cores 2\npolicy fifo\ntask a x4; cpu 20ms\n", with_cores(1)) == ms(80));
}

TEST_CASE("the text's own costs are not in the prediction, those of messages are") {
  const std::string text = "cores 2\npolicy fifo\ncost switch 9ms\ntask a x4; cpu 100us\n";
  Figures figures = with_cores(2);
  REQUIRE(end_of(text, figures).ns == 200'000);
  figures.message = figures.crowded = for_ms(0.3);
  // To the worker, with what comes next behind it; the first; the second.
  REQUIRE(end_of(text, figures).ns == 500'000);
}

TEST_CASE("messages take longer while no core is free") {
  const std::string text = "cores 3\npolicy fifo\ntask a x3; cpu 10ms; cpu 10ms\n";
  Figures figures = with_cores(2);
  figures.ask_ahead = {};
  REQUIRE(end_of(text, figures) == ms(30));
  figures.crowded = for_ms(2);
  REQUIRE(end_of(text, figures) > ms(30));
  figures.cores.fill(4);
  REQUIRE(end_of(text, figures) == ms(20));
}

TEST_CASE("sending and reading messages takes time from computing") {
  const std::string text = "cores 2\npolicy round-robin quantum 2ms\ntask a x2; cpu 20ms\n";
  Figures figures = with_cores(2);
  REQUIRE(end_of(text, figures) == ms(20));
  figures.effort = for_ms(0.05);
  REQUIRE(end_of(text, figures) > ms(21));
  REQUIRE(end_of(text, figures) < ms(25));
}

TEST_CASE("messages between two do not overtake each other") {
  // What is sent while a core is free is under way for less time than what was sent before.
  Figures figures = with_cores(2);
  figures.message = for_ms(0.05);
  figures.crowded = for_ms(0.5);
  figures.pace.set(KernelKind::matrix, 27'123);
  const RunSpec spec =
      spec_of("policy round-robin quantum 10ms\ncores 2\ntask rows x4; cpu 60ms \"multiply\"\n");
  const Time end = predict(spec, figures.pace, figures, false).trace.end;
  REQUIRE(end > ms(119));
  REQUIRE(end < ms(125));
}

TEST_CASE("one report after the other is scheduled") {
  const std::string text = "cores 2\npolicy fifo\ntask a x2; cpu 10ms; cpu 10ms\n";
  Figures figures = with_cores(2);
  figures.ask_ahead = {};
  figures.handling = for_ms(1);
  REQUIRE(end_of(text, figures) >= ms(22));
  REQUIRE(end_of(text, with_cores(2)) == ms(20));
}

TEST_CASE("timers are as late as they were measured to be") {
  Figures figures = with_cores(2);
  figures.late = for_ms(1.5);
  REQUIRE(end_of("cores 2\ntask a; repeat 3; sleep 5ms; cpu 1ms; end\n", figures) == ms(22.5));
}

TEST_CASE("a kernel that is slower now than when lengths became steps takes longer") {
  Figures figures = with_cores(1);
  figures.pace = Pace{900};
  const Time end = end_of("task a; cpu 90ms\n", figures);
  REQUIRE(end >= ms(99.9));
  REQUIRE(end <= ms(100.1));
}

TEST_CASE("a prediction of what goes on for ever or gets nowhere comes to an end") {
  Figures figures = with_cores(2);
  figures.cores.fill(0.1);
  figures.message = for_ms(1000);
  const RunSpec deadlock = spec_of(
      "mutex m\nmutex n\ncores 2\ntask a; lock m; sleep 1ms; lock n; unlock n; unlock m\n"
      "task b; lock n; sleep 1ms; lock m; unlock m; unlock n\n");
  REQUIRE(predict(deadlock, kPace, figures, false).trace.end_kind == End::deadlock);
  const RunSpec endless = spec_of("cores 2\nhorizon 30ms\ntask a; repeat forever; cpu 1ms; end\n");
  REQUIRE(predict(endless, kPace, figures, false).trace.end_kind == End::horizon);
}
