// Tasks and their operations, recovery after errors, and warnings.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

TEST_CASE("attributes of a task may come in any order") {
  const ParsedScenario parsed = parse("param n = 2\ntask a x($n * 2) priority -3 at 1ms, 0,2ms");
  CHECK(parsed.ok());
  const TaskStatement& task = parsed.scenario.tasks.at(0);
  CHECK(task.copies->nodes.size() == 3);
  CHECK(task.priority == Quantity::number(-3));
  CHECK(task.at.size() == 3);
  CHECK(task.at[1] == Quantity::nanoseconds(0));
}

TEST_CASE("attributes are checked") {
  CHECK(diagnosed("task a at 5") == Found{"1:11 missing-unit"});
  CHECK(diagnosed("task a at 5ms at 6ms") == Found{"1:15 defined-twice"});
  CHECK(diagnosed("task a at 5ms,") == Found{"1:15 expected-duration"});
  CHECK(diagnosed("task a at 5ms x2") == Found{"1:15 misplaced-copies"});
  CHECK(diagnosed("task a x 2") == Found{"1:8 unknown-attribute"});
  CHECK(diagnosed("task a x0") == Found{"1:8 out-of-range"});
  CHECK(diagnosed("task a x-1") == Found{"1:8 negative"});
  CHECK(diagnosed("task a x100001") == Found{"1:8 too-many-tasks"});
  CHECK(hint_of("task a prio 3") == "did you mean `priority`?");
  CHECK(diagnosed("task a;task a") == Found{"1:13 defined-twice"});
  CHECK(diagnosed("task a x3;task a.2") == Found{"1:16 name-collision"});
}

TEST_CASE("operations belong to the task above them, also across a blank line") {
  const Scenario scenario = parse("task a\ncpu 1ms\n\n# note\ncpu 2ms\ntask b\ncpu 3ms").scenario;
  CHECK(scenario.tasks[0].body.size() == 2);
  CHECK(scenario.tasks[1].body.size() == 1);
}

TEST_CASE("an operation that belongs to no task is an error, once for a whole repeat") {
  CHECK(diagnosed("cpu 1ms") == Found{"1:1 operation-without-task"});
  CHECK(diagnosed("repeat 2\ncpu 1ms\nend\ncpu 1ms") ==
        Found{"1:1 operation-without-task", "4:1 operation-without-task"});
  CHECK(diagnosed("task a\nvariant \"v\"\ncpu 1ms") == Found{"3:1 operation-without-task"});
}

TEST_CASE("io names a device, a length, a way to wait and a label") {
  const ParsedScenario parsed =
      parse("device d\ntask a\nio d 5ms async \"l\"\nio d 5ms blocking\nio d 0 \"m\"");
  CHECK(parsed.diagnostics.empty());
  const auto& body = parsed.scenario.tasks[0].body;
  CHECK(body[0] ==
        Statement{IoStatement{"d", Quantity::nanoseconds(5'000'000), WaitMode::async, "l"}});
  CHECK(body[1] ==
        Statement{IoStatement{"d", Quantity::nanoseconds(5'000'000), WaitMode::blocking, ""}});
  CHECK(diagnosed("task a;io disk 5ms") == Found{"1:11 unknown-device"});
  CHECK(diagnosed("device d;task a;io 5ms")[0] == "1:20 bad-name");
  CHECK(hint_of("device disk;task a;io disc 5ms") == "did you mean `disk`?");
}

TEST_CASE("repeats nest and are closed by end") {
  CHECK(diagnosed("task a;repeat 2;repeat 3;cpu 1ms;end;end").empty());
  CHECK(diagnosed("task a;repeat 2;cpu 1ms") == Found{"1:8 open-repeat"});
  CHECK(diagnosed("task a;repeat 2;cpu 1ms\ntask b") == Found{"1:8 open-repeat"});
  CHECK(diagnosed("task a;cpu 1ms;end") == Found{"1:16 stray-end"});
  CHECK(diagnosed("task a;repeat -1;end") == Found{"1:15 negative"});
  CHECK(diagnosed("task a;repeat;end") == Found{"1:14 expected-number"});
  CHECK(diagnosed("task a;repeat 0;cpu 1ms;end").empty());
}

TEST_CASE("repeats nest sixteen deep and no deeper") {
  const auto nested = [](int depth) {
    std::string text = "task a\n";
    for (int i = 0; i < depth; ++i) text += "repeat 1\n";
    text += "cpu 1ms\n";
    for (int i = 0; i < depth; ++i) text += "end\n";
    return text;
  };
  CHECK(diagnosed(nested(16)).empty());
  CHECK(diagnosed(nested(17)) == Found{"18:1 too-deep"});
}

TEST_CASE("endless tasks are checked") {
  CHECK(diagnosed("task a;repeat forever;cpu 1ms;end") == Found{"1:8 endless-without-horizon"});
  CHECK(diagnosed("horizon 1s;task a;repeat forever;cpu 1ms;end").empty());
  CHECK(diagnosed("horizon 1s;task a;repeat forever;end") == Found{"1:19 forever-without-time"});
}

TEST_CASE("a task may have no operations") { CHECK(diagnosed("task a").empty()); }

TEST_CASE("every problem of a text is told, in the order of the text") {
  CHECK(diagnosed("cores 0\ntask a prio 3\ncpu 5\nio disk 3ms\nfoo\ncpu 1ms 2ms\nend") ==
        Found{"1:7 out-of-range", "2:8 unknown-attribute", "3:5 missing-unit", "4:4 unknown-device",
              "5:1 unknown-statement", "6:9 unexpected-word", "7:1 stray-end"});
}

TEST_CASE("a wrong operation does not make its forever empty") {
  CHECK(diagnosed("horizon 1s;task a;repeat forever;cpu 5;end") == Found{"1:38 missing-unit"});
  CHECK(diagnosed("horizon 1s;task a;repeat forever;slep 5ms;end") ==
        Found{"1:34 unknown-statement"});
}

TEST_CASE("at most twenty diagnostics are kept, errors before warnings") {
  std::string text = "param unused = 1\n";
  for (int i = 0; i < 30; ++i) text += "nonsense\n";
  const Found found = diagnosed(text);
  CHECK(found.size() == kMaxDiagnostics);
  CHECK(found.front() == "2:1 unknown-statement");
  CHECK(found.back() == "21:1 unknown-statement");
}

TEST_CASE("what every variant gets wrong is told once") {
  CHECK(diagnosed("task a;io d 1ms\nvariant \"a\"\nvariant \"b\"") == Found{"1:11 unknown-device"});
}

TEST_CASE("what only one variant gets wrong is told with its name") {
  const ParsedScenario parsed = parse("task a;io d 1ms\nvariant \"a\"\ndevice d\nvariant \"b\"");
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].message.find("the variant `b`") != std::string::npos);
}

TEST_CASE("what has no effect is a warning") {
  CHECK(diagnosed("task a priority 3") == Found{"1:17 warning no-effect"});
  CHECK(diagnosed("seed 3") == Found{"1:6 warning no-effect"});
  CHECK(diagnosed("param p = 3") == Found{"1:7 warning unused-parameter"});
  CHECK(diagnosed("device d") == Found{"1:8 warning unused-device"});
  CHECK(diagnosed("horizon 1s;task a;repeat forever;cpu 1ms;end;cpu 2ms") ==
        Found{"1:46 warning unreachable"});
}

TEST_CASE("a name used anywhere is used") {
  CHECK(diagnosed("param p = 3ms;variant \"v\";policy rr quantum $p").empty());
  CHECK(diagnosed("param p = 3ms;task a at (2 * $p)").empty());
  CHECK(diagnosed("param p = 3;task a x$p").empty());
}

}  // namespace
}  // namespace interleave
