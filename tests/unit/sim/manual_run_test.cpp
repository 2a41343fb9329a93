// A run under `manual` whose decisions come one at a time.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "scenario_run.hpp"

using namespace interleave;

namespace {

constexpr const char* kThree =
    "policy manual quantum 4ms\ntask a; cpu 6ms\ntask b; cpu 2ms\ntask c at 3ms; cpu 3ms\n";

// Answers from a list, then nothing; remembers the last question.
struct Reader {
  std::vector<std::size_t> answers;
  std::size_t given = 0;
  std::vector<ThreadId> asked;

  Chooser chooser() {
    return [this](std::span<const ThreadId> ready, Time) {
      if (given < answers.size()) return answers[given++];
      asked.assign(ready.begin(), ready.end());
      return kUndecided;
    };
  }
};

}  // namespace

TEST_CASE("without a decision a run stands still, however often it is told to go on") {
  Reader reader;
  Simulation simulation{spec_of(kThree), kMaxWritten, reader.chooser()};
  for (int i = 0; i < 3; ++i) {
    CHECK(!simulation.run_until(kNever, 1'000));
    CHECK(simulation.undecided());
    CHECK(!simulation.ended());
    CHECK(simulation.now() == Time{0});
  }
  REQUIRE(reader.asked.size() == 2);
  CHECK(simulation.trace().task_name(simulation.job_of(reader.asked[0])) == "a");
  CHECK(simulation.trace().task_name(simulation.job_of(reader.asked[1])) == "b");
  CHECK(simulation.core_for(reader.asked[1]) == CoreId{0});
}

TEST_CASE("a decision takes the run to the next one") {
  Reader reader;
  Simulation simulation{spec_of(kThree), kMaxWritten, reader.chooser()};
  static_cast<void>(simulation.run_until(kNever, 1'000));
  reader.answers.push_back(0);  // a runs its 4 ms; meanwhile c arrives
  CHECK(!simulation.run_until(kNever, 1'000));
  CHECK(simulation.undecided());
  CHECK(simulation.now() == Time{4'000'000});
  CHECK(simulation.trace().end == Time{4'000'000});
  CHECK(reader.asked.size() == 3);
}

TEST_CASE("decided one at a time is decided at once") {
  const std::vector<std::size_t> answers{1, 0, 1, 0};
  Reader at_once{answers, 0, {}};
  Simulation first{spec_of(kThree), kMaxWritten, at_once.chooser()};
  REQUIRE(first.run_until(kNever, 1'000));

  Reader in_steps;
  Simulation second{spec_of(kThree), kMaxWritten, in_steps.chooser()};
  while (!second.run_until(kNever, 3)) {
    if (second.undecided()) in_steps.answers.push_back(answers[in_steps.given]);
  }
  CHECK(first.events() == second.events());
  CHECK(std::move(first).take_trace() == std::move(second).take_trace());
}

TEST_CASE("with a queue a core each core asks for its own") {
  const std::string text =
      "cores 2\nqueues per-core\npolicy manual quantum 4ms\ntask a; cpu 1ms\ntask b; cpu 2ms\n"
      "task c; cpu 3ms\ntask d; cpu 4ms\n";
  Reader reader;
  Simulation simulation{spec_of(text), kMaxWritten, reader.chooser()};
  static_cast<void>(simulation.run_until(kNever, 1'000));
  REQUIRE(reader.asked.size() == 2);
  CHECK(simulation.core_for(reader.asked[0]) == CoreId{0});
  reader.answers.push_back(0);
  static_cast<void>(simulation.run_until(kNever, 1'000));
  CHECK(simulation.now() == Time{0});
  REQUIRE(reader.asked.size() == 2);
  CHECK(simulation.core_for(reader.asked[0]) == CoreId{1});
  CHECK(simulation.core_for(reader.asked[1]) == CoreId{1});
}
