#include "text/edit.hpp"

#include <catch2/catch_test_macros.hpp>

#include "text/alignment.hpp"

namespace interleave {
namespace {

template <class Change>
std::string edited(const std::string& text, const Change& change) {
  const ParsedScenario parsed = parse(text);
  INFO(text);
  REQUIRE(parsed.ok());
  Scenario changed = parsed.scenario;
  change(changed);
  std::string result = edit(text, parsed, changed);
  INFO(result);
  CHECK(parse(result).scenario == changed);
  return result;
}

Quantity ms(std::int64_t value) { return Quantity::nanoseconds(value * 1'000'000); }

const std::string kText =
    "# Coffee\n"
    "title \"Coffee\"   # a title\n"
    "\n"
    "policy rr quantum 1000us  # turns\n"
    "cores   2\n"
    "device disk\n"
    "task a at 0ms , 5ms # first\n"
    "    cpu 2ms \"x\"    # work\n"
    "    repeat 3\n"
    "        io disk 0.001s\n"
    "    end\n"
    "task b ; cpu 1ms ; cpu 2ms # one line\n"
    "variant \"One\" ; cores 1\n"
    "variant \"Two\"\n"
    "  cores 2 # two\n";

std::string with(std::string_view part, std::string_view other) {
  std::string text = kText;
  return text.replace(text.find(part), part.size(), other);
}

TEST_CASE("a scenario that did not change leaves its text alone") {
  CHECK(edited(kText, [](Scenario&) {}) == kText);
  CHECK(edited("title \"\"\ncores 1", [](Scenario&) {}) == "title \"\"\ncores 1");
}

TEST_CASE("a changed value changes its statement and nothing else") {
  CHECK(edited(kText, [](Scenario& s) { s.settings.cores = Quantity::number(4); }) ==
        with("cores   2", "cores 4"));
  CHECK(edited(kText, [](Scenario& s) {
          std::get<CpuStatement>(s.tasks[0].body[0]).length = ms(7);
        }) == with("cpu 2ms \"x\"", "cpu 7ms \"x\""));
  CHECK(edited(kText, [](Scenario& s) { s.tasks[0].at = {ms(1)}; }) ==
        with("task a at 0ms , 5ms", "task a at 1ms"));
  CHECK(edited(kText, [](Scenario& s) { s.variants[1].settings.cores = Quantity::number(3); }) ==
        with("cores 2 #", "cores 3 #"));
  CHECK(edited(kText, [](Scenario& s) { s.title = "Tea"; }) == with("\"Coffee\"", "\"Tea\""));
  CHECK(edited(kText, [](Scenario& s) { s.tasks[1].name = "c"; }) == with("task b", "task c"));
}

TEST_CASE("what goes takes its line along, but not a comment") {
  CHECK(edited(kText, [](Scenario& s) { s.settings.cores.reset(); }) == with("cores   2\n", ""));
  CHECK(edited(kText, [](Scenario& s) { s.settings.policy.reset(); }) ==
        with("policy rr quantum 1000us  # turns", "  # turns"));
  CHECK(edited(kText, [](Scenario& s) { s.tasks[1].body.erase(s.tasks[1].body.begin()); }) ==
        with("task b ; cpu 1ms ; cpu 2ms", "task b ; cpu 2ms"));
  CHECK(edited(kText, [](Scenario& s) { s.tasks[1].body.pop_back(); }) ==
        with("task b ; cpu 1ms ; cpu 2ms", "task b ; cpu 1ms"));
  CHECK(edited(kText, [](Scenario& s) { s.tasks.erase(s.tasks.begin() + 1); }).find("task b") ==
        std::string::npos);
  CHECK(edited(kText, [](Scenario& s) { s.variants[0].settings.cores.reset(); }) ==
        with("variant \"One\" ; cores 1", "variant \"One\""));
}

TEST_CASE("what comes stands where it belongs, written as its neighbours are") {
  CHECK(edited(kText, [](Scenario& s) {
          auto& body = s.tasks[0].body;
          body.insert(body.begin() + 1, YieldStatement{});
          std::get<RepeatStatement>(body[2]).end = 4;
          std::get<EndStatement>(body[4]).begin = 2;
        }) == with("# work\n", "# work\n    yield\n"));
  CHECK(edited(kText, [](Scenario& s) { s.tasks[1].body.push_back(YieldStatement{}); }) ==
        with("cpu 2ms # one", "cpu 2ms ; yield # one"));
  CHECK(edited(kText, [](Scenario& s) { s.settings.horizon = HorizonStatement{ms(5)}; }) ==
        with("device disk\n", "device disk\nhorizon 5ms\n"));
  CHECK(edited(kText, [](Scenario& s) { s.variants[1].settings.seed = Quantity::number(3); }) ==
        kText + "  seed 3\n");
  CHECK(edited(kText, [](Scenario& s) {
          s.variants.push_back({"Three", {}});
        }) == kText + "variant \"Three\"\n");
  CHECK(edited("task a\n\tcpu 1ms\r\n", [](Scenario& s) {
          s.tasks[0].body.push_back(JoinStatement{});
        }) == "task a\n\tcpu 1ms\r\n\tjoin\r\n");
  CHECK(edited("", [](Scenario& s) { s.settings.cores = Quantity::number(2); }) == "cores 2\n");
  CHECK(edited("interleave 1\ntask a", [](Scenario& s) {
          s.settings.cores = Quantity::number(2);
        }) == "interleave 1\ncores 2\ntask a");
  CHECK(edited("task a\n  cpu 1ms", [](Scenario& s) {
          s.variants.push_back({"V", {}});
        }) == "task a\n  cpu 1ms\nvariant \"V\"\n");
}

TEST_CASE("a new task stands behind the one before it with its operations indented") {
  TaskStatement task;
  task.name = "c";
  task.body = {RepeatStatement{Quantity::number(2), 2}, CpuStatement{ms(1), ""}, EndStatement{0}};
  CHECK(edited(kText, [&](Scenario& s) { s.tasks.insert(s.tasks.begin() + 1, task); }) ==
        with("    end\n", "    end\ntask c\n    repeat 2\n      cpu 1ms\n    end\n"));
}

TEST_CASE("a change that single statements cannot make gives the canonical text") {
  const ParsedScenario broken = parse("cores x");
  CHECK(edit("cores x", broken, {}) == "");
  const ParsedScenario parsed = parse("task a\ncpu 1ms\nseed 2 # common");
  Scenario changed = parsed.scenario;
  TaskStatement other;
  other.name = "b";
  changed.tasks = {other};
  CHECK(parse(edit("task a\ncpu 1ms\nseed 2 # common", parsed, changed)).scenario == changed);
}

TEST_CASE("lists are aligned by what they have in common") {
  const std::vector<std::string> before{"a", "b", "c", "d"}, after{"a", "c", "x", "d", "y"};
  CHECK(align(before, after) ==
        std::vector<Aligned>{{0, 0}, {1, {}}, {2, 1}, {{}, 2}, {3, 3}, {{}, 4}});
  CHECK(align(std::vector<std::string>{"a", "b"}, std::vector<std::string>{"x", "b"}) ==
        std::vector<Aligned>{{0, 0}, {1, 1}});
}

}  // namespace
}  // namespace interleave
