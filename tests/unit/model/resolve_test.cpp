#include <catch2/catch_test_macros.hpp>

#include "model/resolving.hpp"
#include "model/spec_bytes.hpp"

namespace interleave {
namespace {

Quantity ms(std::int64_t value) { return Quantity::nanoseconds(value * 1'000'000); }
Quantity number(std::int64_t value) { return Quantity::number(value); }

TaskStatement task(std::string name, std::vector<Statement> body = {}) {
  TaskStatement statement;
  statement.name = std::move(name);
  statement.body = std::move(body);
  return statement;
}

Statement cpu(Quantity length) { return CpuStatement{std::move(length), ""}; }
Statement repeat(std::optional<Quantity> count, std::uint32_t end) {
  return RepeatStatement{std::move(count), end};
}

RunSpec run_of(const Scenario& scenario, std::size_t variant = 0, std::vector<Scalar> knobs = {}) {
  auto run = resolve(scenario, variant, knobs);
  REQUIRE(run.has_value());
  return std::move(*run);
}

std::vector<std::string> codes(const Scenario& scenario, std::size_t variant = 0,
                               std::vector<Scalar> knobs = {}) {
  const auto run = resolve(scenario, variant, knobs);
  std::vector<std::string> found;
  if (run) return found;
  for (const Problem& problem : run.error()) found.push_back(problem.code);
  return found;
}

using Codes = std::vector<std::string>;

TEST_CASE("an empty scenario is a run with the language's defaults") {
  const RunSpec run = run_of({});
  CHECK(run.machine.cores == 1);
  CHECK(run.policy.kind == PolicyKind::round_robin);
  CHECK(run.policy.quantum == Duration{10'000'000});
  CHECK(run.model == RuntimeModel::threads);
  CHECK(run.seed == 1);
  CHECK_FALSE(run.horizon.has_value());
  CHECK(run.tasks.empty());
}

TEST_CASE("a run that is resolved in pieces is the same one") {
  Scenario scenario;
  scenario.tasks = {task("a", {cpu(ms(1))}), task("b", {cpu(ms(2))}), task("c", {cpu(ms(3))})};
  scenario.tasks[1].copies = number(7);
  scenario.tasks[1].apart = LengthStatement{ms(4)};
  scenario.tasks[2].copies = number(3);
  for (const std::size_t tasks : {1u, 4u, 1000u}) {
    Resolving resolving(scenario, 0);
    int pieces = 1;
    for (; !resolving.go_on(tasks); ++pieces) REQUIRE(pieces < 100);
    CHECK((pieces > 1) == (tasks < 10));
    const auto run = std::move(resolving).take();
    REQUIRE(run.has_value());
    CHECK(encode_spec(*run) == encode_spec(run_of(scenario)));
  }
  Scenario single;
  single.tasks = {task("a", {cpu(ms(1))}), task("b", {cpu(ms(1))}), task("c", {cpu(ms(1))})};
  Resolving by_twos(single, 0);
  CHECK(!by_twos.go_on(2));
  CHECK(by_twos.go_on(2));
  scenario.tasks[1].apart = LengthStatement{Quantity::nanoseconds(kMaxDuration.ns / 4)};
  Resolving resolving(scenario, 0);
  while (!resolving.go_on(1)) continue;
  const auto run = std::move(resolving).take();
  REQUIRE(!run.has_value());
  CHECK(run.error().front().code == "too-long");
  CHECK(codes(scenario) == Codes(run.error().size(), "too-long"));
}

TEST_CASE("xN makes N tasks that share a program") {
  Scenario scenario;
  scenario.tasks = {task("a", {cpu(ms(1))}), task("b", {cpu(ms(2))})};
  scenario.tasks[1].copies = number(3);
  const RunSpec run = run_of(scenario);
  REQUIRE(run.tasks.size() == 4);
  CHECK(run.tasks[0].name == "a");
  CHECK(run.tasks[1].name == "b.1");
  CHECK(run.tasks[3].name == "b.3");
  CHECK(run.tasks[1].program == run.tasks[3].program);
  CHECK(run.programs.size() == 2);
}

TEST_CASE("x1 makes a group of one") {
  Scenario scenario;
  scenario.tasks = {task("a")};
  scenario.tasks[0].copies = number(1);
  CHECK(run_of(scenario).tasks[0].name == "a.1");
}

TEST_CASE("a task's name may not be that of a group's member") {
  Scenario scenario;
  scenario.tasks = {task("a.2"), task("a"), task("a.02"), task("a.4")};
  scenario.tasks[1].copies = number(3);
  const auto run = resolve(scenario, 0);
  REQUIRE_FALSE(run.has_value());
  REQUIRE(run.error().size() == 1);
  CHECK(run.error()[0].code == "name-collision");
  CHECK(run.error()[0].place.item == 0);
}

TEST_CASE("arrivals are sorted") {
  Scenario scenario;
  scenario.tasks = {task("a")};
  scenario.tasks[0].at = {ms(5), ms(0), ms(2)};
  const RunSpec run = run_of(scenario);
  CHECK(run.tasks[0].at == std::vector<Time>{{0}, {2'000'000}, {5'000'000}});
}

TEST_CASE("a variant's settings lie over the common ones") {
  Scenario scenario;
  scenario.settings.cores = number(4);
  scenario.settings.horizon = HorizonStatement{ms(9)};
  scenario.settings.devices = {{"disk", number(2), false}, {"net", std::nullopt, false}};
  scenario.variants.resize(2);
  scenario.variants[1].name = std::string("b");
  scenario.variants[1].settings.cores = number(1);
  scenario.variants[1].settings.horizon = HorizonStatement{};
  scenario.variants[1].settings.devices = {{"tape", std::nullopt, true},
                                           {"disk", number(5), false}};
  const RunSpec common = run_of(scenario, 0);
  CHECK(common.machine.cores == 4);
  CHECK(common.horizon == Duration{9'000'000});
  CHECK(common.machine.devices.size() == 2);
  const RunSpec own = run_of(scenario, 1);
  CHECK(own.variant == "b");
  CHECK(own.machine.cores == 1);
  CHECK_FALSE(own.horizon.has_value());
  REQUIRE(own.machine.devices.size() == 3);
  CHECK(own.machine.devices[0].servers == 5);
  CHECK(own.machine.devices[1].servers == 1);
  CHECK(own.machine.devices[2].servers == DeviceSpec::kUnlimited);
}

TEST_CASE("a device that only other variants declare is unknown") {
  Scenario scenario;
  scenario.tasks = {task("a", {IoStatement{"disk", ms(1), std::nullopt, ""}})};
  scenario.variants.resize(2);
  scenario.variants[1].settings.devices = {{"disk", std::nullopt, false}};
  CHECK(codes(scenario, 0) == Codes{"unknown-device"});
  CHECK(codes(scenario, 1).empty());
}

TEST_CASE("a knob takes the place of the text's value, within its range and unit") {
  Scenario scenario;
  scenario.parameters = {
      {"n", {2, Unit::number}, Scalar{1, Unit::number}, Scalar{8, Unit::number}, std::nullopt, ""}};
  scenario.settings.cores = Quantity{{{QuantityNode::Kind::parameter, {}, 0}}};
  CHECK(run_of(scenario).machine.cores == 2);
  CHECK(run_of(scenario, 0, {{8, Unit::number}}).machine.cores == 8);
  CHECK(codes(scenario, 0, {{9, Unit::number}}) == Codes{"knob-range"});
  CHECK(codes(scenario, 0, {{2, Unit::duration}})[0] == "knob-unit");
}

TEST_CASE("fractions are floored to whole nanoseconds and integers") {
  Scenario scenario;
  scenario.settings.cores = Quantity::of({*Rational::make(7, 2), Unit::number});
  scenario.tasks = {task("a", {cpu(Quantity::of({*Rational::make(9, 2), Unit::duration}))})};
  const RunSpec run = run_of(scenario);
  CHECK(run.machine.cores == 3);
  CHECK(std::get<Cpu>(run.programs[0].ops[0]).length == Duration{4});
}

TEST_CASE("each limit has its own code") {
  Scenario scenario;
  SECTION("cores") {
    scenario.settings.cores = number(1025);
    CHECK(codes(scenario) == Codes{"too-many-cores"});
    scenario.settings.cores = number(1024);
    CHECK(codes(scenario).empty());
  }
  SECTION("no core") {
    scenario.settings.cores = number(0);
    CHECK(codes(scenario) == Codes{"out-of-range"});
  }
  SECTION("tasks of one statement") {
    scenario.tasks = {task("a")};
    scenario.tasks[0].copies = number(100'001);
    CHECK(codes(scenario) == Codes{"too-many-tasks"});
  }
  SECTION("tasks of several statements") {
    scenario.tasks = {task("a"), task("b")};
    scenario.tasks[0].copies = number(100'000);
    CHECK(codes(scenario) == Codes{"too-many-tasks"});
  }
  SECTION("jobs") {
    scenario.tasks = {task("a")};
    scenario.tasks[0].copies = number(100'000);
    scenario.tasks[0].at = std::vector<Quantity>(11, ms(0));
    CHECK(codes(scenario) == Codes{"too-many-jobs"});
  }
  SECTION("operations") {
    scenario.tasks = {task("a", {repeat(number(1'000'001), 2), cpu(ms(0)), EndStatement{0}})};
    CHECK(codes(scenario) == Codes{"too-many-operations"});
    scenario.tasks = {task("a", {repeat(number(1'000'000), 2), cpu(ms(0)), EndStatement{0}})};
    CHECK(codes(scenario).empty());
  }
  SECTION("simulated time") {
    scenario.tasks = {task("a", {cpu(Quantity::nanoseconds(kMaxDuration.ns + 1))})};
    CHECK(codes(scenario) == Codes{"too-long"});
    scenario.tasks = {task("a", {cpu(Quantity::nanoseconds(kMaxDuration.ns))})};
    CHECK(codes(scenario).empty());
  }
  SECTION("simulated time of a late job") {
    scenario.tasks = {task("a", {cpu(ms(1))})};
    scenario.tasks[0].at = {Quantity::nanoseconds(kMaxDuration.ns), ms(0)};
    CHECK(codes(scenario) == Codes{"too-long"});
    scenario.settings.horizon = HorizonStatement{ms(5)};
    CHECK(codes(scenario).empty());
  }
  SECTION("simulated time of all tasks") {
    scenario.tasks = {task("a", {cpu(Quantity::nanoseconds(kMaxDuration.ns))}),
                      task("b", {cpu(ms(1))})};
    CHECK(codes(scenario) == Codes{"too-long"});
    scenario.settings.cores = number(2);
    CHECK(codes(scenario).empty());
  }
}

TEST_CASE("repeats multiply without wrapping") {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  Scenario scenario;
  scenario.tasks = {task("a", {repeat(number(kMost), 4), repeat(number(kMost), 3), cpu(ms(1)),
                               EndStatement{1}, EndStatement{0}})};
  CHECK(codes(scenario) == Codes{"too-many-operations", "too-long"});
}

TEST_CASE("a repeat without operations is run no time") {
  Scenario scenario;
  scenario.tasks = {task("a", {repeat(number(1'000'000'000), 4), repeat(number(0), 3), cpu(ms(1)),
                               EndStatement{1}, EndStatement{0}})};
  const RunSpec run = run_of(scenario);
  CHECK(std::get<RepeatBegin>(run.programs[0].ops[0]).count == 0);
}

TEST_CASE("an endless task needs a horizon") {
  Scenario scenario;
  scenario.tasks = {task("a", {repeat(std::nullopt, 2), cpu(ms(1)), EndStatement{0}})};
  CHECK(codes(scenario) == Codes{"endless-without-horizon"});
  scenario.settings.horizon = HorizonStatement{ms(5)};
  CHECK(codes(scenario).empty());
  scenario.settings.horizon = HorizonStatement{};
  CHECK(codes(scenario) == Codes{"endless-without-horizon"});
}

TEST_CASE("a forever that is never reached is not endless") {
  Scenario scenario;
  scenario.tasks = {task("a", {repeat(number(0), 4), repeat(std::nullopt, 3), cpu(ms(1)),
                               EndStatement{1}, EndStatement{0}})};
  CHECK(codes(scenario).empty());
}

TEST_CASE("a forever needs an operation that takes time") {
  Scenario scenario;
  scenario.settings.horizon = HorizonStatement{ms(5)};
  scenario.tasks = {task("a", {repeat(std::nullopt, 2), cpu(ms(0)), EndStatement{0}})};
  CHECK(codes(scenario) == Codes{"forever-without-time"});
}

TEST_CASE("a quantum of nothing is refused") {
  Scenario scenario;
  scenario.settings.policy = PolicyStatement{PolicyKind::round_robin, {{"quantum", {ms(0)}, ""}}};
  CHECK(codes(scenario) == Codes{"zero-quantum"});
}

TEST_CASE("a policy's argument that no text can say is refused") {
  Scenario scenario;
  scenario.settings.policy = PolicyStatement{PolicyKind::fifo, {{"quantum", {ms(5)}, ""}}};
  CHECK(codes(scenario) == Codes{"bad-policy-argument"});
  scenario.settings.policy = PolicyStatement{PolicyKind::edf, {{"ties", {}, "place"}}};
  CHECK(codes(scenario) == Codes{"bad-policy-argument"});
  scenario.settings.policy = PolicyStatement{PolicyKind::mlfq, {{"quantum", {}, ""}}};
  CHECK(codes(scenario) == Codes{"bad-policy-argument"});
}

TEST_CASE("copies that arrive beyond the simulated time are refused") {
  Scenario scenario;
  scenario.tasks = {task("a")};
  scenario.tasks[0].copies = number(100'000);
  scenario.tasks[0].apart = Quantity::nanoseconds(kMaxDuration.ns);
  CHECK(codes(scenario)[0] == "too-long");
}

TEST_CASE("a chain of prerequisites may be as long as the text") {
  Scenario scenario;
  for (int i = 0; i < 20'000; ++i) {
    scenario.tasks.push_back(task("t" + std::to_string(i)));
    scenario.tasks.back().after = {"t" + std::to_string(i + 1)};
  }
  scenario.tasks.push_back(task("t20000"));
  CHECK(run_of(scenario).prerequisites.size() == 20'001);
  scenario.tasks.back().after = {"t0"};
  CHECK(codes(scenario) == Codes{"after-cycle"});
}

TEST_CASE("only a priority may be negative") {
  Scenario scenario;
  scenario.tasks = {task("a", {cpu(ms(-1))})};
  scenario.tasks[0].priority = number(-3);
  scenario.tasks[0].at = {ms(-1)};
  scenario.settings.seed = number(-1);
  CHECK(codes(scenario) == Codes{"negative", "negative", "negative"});
}

}  // namespace
}  // namespace interleave
