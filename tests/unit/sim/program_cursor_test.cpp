#include "sim/program_cursor.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace interleave {
namespace {

constexpr std::int64_t kForever = RepeatBegin::kForever;

Program program_of(std::vector<Op> ops) {
  Program program{std::move(ops), {}};
  program.labels.resize(program.ops.size());
  return program;
}

// The operations that a cursor passes, at most `limit`, and "." if the end is reached.
std::string walk(const Program& program, int limit = 100) {
  const ProgramPlan plan{program};
  ProgramCursor cursor{plan.steps()};
  std::string passed;
  for (int i = 0; i < limit; ++i) {
    if (cursor.current(plan.steps()).kind == Step::Kind::finish) return passed + ".";
    passed += std::to_string(cursor.operation(plan.steps())) + " ";
    cursor.advance(plan.steps());
  }
  return passed;
}

TEST_CASE("a cursor passes the operations in order") {
  CHECK(walk(program_of({Cpu{Duration{1}}, Io{DeviceId{0}, Duration{2}}, Cpu{Duration{3}}})) ==
        "0 1 2 .");
}

TEST_CASE("a cursor of an empty program is at its end") { CHECK(walk(program_of({})) == "."); }

TEST_CASE("a cursor repeats what is repeated, nested too") {
  CHECK(walk(program_of({RepeatBegin{2, 5}, Cpu{Duration{1}}, RepeatBegin{3, 4}, Cpu{Duration{1}},
                         RepeatEnd{2}, RepeatEnd{0}, Cpu{Duration{1}}})) == "1 3 3 3 1 3 3 3 6 .");
}

TEST_CASE("a cursor passes over repeats of nothing and of 0 times at once") {
  CHECK(walk(program_of({RepeatBegin{1'000'000'000'000, 3}, RepeatBegin{0, 2}, Cpu{Duration{1}},
                         RepeatEnd{1}, RepeatEnd{0}, Cpu{Duration{1}}, RepeatBegin{5, 7},
                         RepeatEnd{6}})) != "");
  CHECK(walk(program_of({RepeatBegin{kForever, 4}, RepeatBegin{0, 3}, Cpu{Duration{1}},
                         RepeatEnd{1}, RepeatEnd{0}, Cpu{Duration{1}}})) == "5 .");
}

TEST_CASE("a cursor goes round an endless repeat without end") {
  CHECK(
      walk(program_of({RepeatBegin{kForever, 3}, Cpu{Duration{1}}, Cpu{Duration{2}}, RepeatEnd{0}}),
           5) == "1 2 1 2 1 ");
}

TEST_CASE("a plan knows how much computing and service its program asks for") {
  const ProgramPlan plan{
      program_of({RepeatBegin{3, 4}, Cpu{Duration{2}}, RepeatBegin{2, 4},
                  Io{DeviceId{0}, Duration{5}}, RepeatEnd{2}, RepeatEnd{0}, Cpu{Duration{1}}})};
  CHECK(plan.cpu_demand() == Duration{7});
  CHECK(plan.io_demand() == Duration{30});
  CHECK(!plan.endless());
}

TEST_CASE("a demand beyond the longest time stays at the longest time") {
  const ProgramPlan plan{
      program_of({RepeatBegin{1'000'000, 2}, Cpu{kMaxDuration}, RepeatEnd{0}, Cpu{kMaxDuration}})};
  CHECK(plan.cpu_demand() == kMaxDuration);
  const ProgramPlan endless{program_of({RepeatBegin{kForever, 2}, Cpu{Duration{1}}, RepeatEnd{0}})};
  CHECK(endless.cpu_demand() == kMaxDuration);
  CHECK(endless.endless());
}

}  // namespace
}  // namespace interleave
