#include "worker/way.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "fake_machine.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"
#include "worker/real_account.hpp"

using namespace interleave;

namespace {

RunSpec spec_of(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  REQUIRE(parsed.ok());
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec.has_value());
  return *spec;
}

Time end_of(const RunSpec& spec) { return simulate(spec).end; }

const std::string kFour = "cores 2\npolicy round-robin quantum 5ms\ntask a x4 pin 1; cpu 20ms\n";

}  // namespace

TEST_CASE("as it is written a run keeps its cores and its pins") {
  const RunSpec spec = in_way(spec_of(kFour), Way::as_written, 0);
  REQUIRE(spec.machine.cores == 2);
  REQUIRE(end_of(spec) == ms(80));
}

TEST_CASE("other numbers of workers than the text's cores leave its pins out") {
  REQUIRE(end_of(in_way(spec_of(kFour), Way::as_written, 4)) == ms(20));
  REQUIRE(end_of(in_way(spec_of(kFour), Way::parallel, 2)) == ms(40));
}

TEST_CASE("one after another each task ends before the next begins") {
  const Trace trace = simulate(in_way(spec_of(kFour), Way::serial, 0));
  REQUIRE(trace.cores.size() == 1);
  for (std::size_t i = 1; i < trace.jobs.size(); ++i) {
    REQUIRE(*trace.jobs[i].start == *trace.jobs[i - 1].finish);
  }
}

TEST_CASE("interleaved on one worker the text's policy decides") {
  const Trace trace = simulate(in_way(spec_of(kFour), Way::interleaved, 0));
  REQUIRE(trace.cores.size() == 1);
  REQUIRE(*trace.jobs[0].finish == ms(65));
}

TEST_CASE("with a worker for every task nobody waits for one, at most sixty-four") {
  REQUIRE(end_of(in_way(spec_of(kFour), Way::crowded, 0)) == ms(20));
  REQUIRE(in_way(spec_of("task a x100\n"), Way::crowded, 0).machine.cores == 64);
}

TEST_CASE("the account of a run has its gaps, its tasks beside the prediction and its kernels") {
  const RunSpec spec =
      spec_of("cores 2\npolicy fifo\ntask a; cpu 40ms\ntask b; cpu 20ms \"sort\"\n");
  FakeMachine::Habits habits{.latency = {}};
  habits.held_up = [](std::uint32_t worker, Time t) {
    return worker == 0 && t >= ms(5) && t < ms(5.5) ? for_ms(4) : Duration{};
  };
  FakeMachine machine{spec, habits};
  machine.execute();
  REQUIRE(machine.run.verified());
  REQUIRE(real_account(machine.run, simulate(spec)) ==
          "run\t44000000\t40000000\n"
          "gaps\t4000000\t1\t0\n"
          "handed-over\t0\t0\n"
          "speed\t1000\t1000\t1000\n"
          "task\ta\t44000000\t40000000\t4000000\n"
          "task\tb\t20000000\t20000000\t0\n"
          "kernel\tspin\t40000\n"
          "kernel\tsort\t20000");
}

TEST_CASE("the account says how fast the machine computed, beside how fast it was expected to") {
  const RunSpec spec = spec_of("cores 2\npolicy fifo\ntask a; cpu 40ms\ntask b; cpu 40ms\n");
  const auto speed = [&spec](Duration later_than, Pace expected) {
    FakeMachine::Habits habits{.latency = {}};
    // Half a millisecond's steps take a quarter more.
    habits.held_up = [later_than](std::uint32_t, Time t) {
      return t >= ms(0) + later_than ? for_ms(0.125) : Duration{};
    };
    FakeMachine machine{spec, habits};
    machine.run.expect(expected);
    machine.execute();
    const std::string account = real_account(machine.run, simulate(spec));
    const std::size_t begin = account.find("speed");
    return account.substr(begin, account.find('\n', begin) - begin);
  };
  CHECK(speed(for_ms(1'000), kPace) == "speed\t1000\t1000\t1000");
  CHECK(speed({}, kPace) == "speed\t800\t800\t800");
  CHECK(speed({}, Pace{800}) == "speed\t1000\t1000\t1000");
}

TEST_CASE("what is too short for the clock says nothing about the speed") {
  const RunSpec spec = spec_of("task a; cpu 2ms\n");
  FakeMachine machine{spec, {.latency = {}}};
  machine.execute();
  REQUIRE(real_account(machine.run, simulate(spec)).find("speed") == std::string::npos);
}
