// Settings, variants, parameters: what they accept and where they may stand.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

TEST_CASE("every setting of this version is understood") {
  const ParsedScenario parsed = parse(
      "title \"t\"\nnote \"one\"\nnote \"two\"\ncores 3\nmodel threads\n"
      "policy rr quantum 4ms requeue preempted-first\ndevice a\ndevice b servers 2\n"
      "device c servers unlimited\nhorizon 1s\ntask t\nio a 1ms\nio b 1ms\nio c 1ms");
  CHECK(parsed.diagnostics.empty());
  const Scenario& scenario = parsed.scenario;
  CHECK(scenario.title == "t");
  CHECK(scenario.notes == std::vector<std::string>{"one", "two"});
  CHECK(scenario.settings.model == ModelStatement{RuntimeModel::threads, std::nullopt});
  CHECK(scenario.settings.policy->kind == PolicyKind::round_robin);
  CHECK(scenario.settings.policy->arguments.size() == 2);
  CHECK(scenario.settings.devices[1].servers == Quantity::number(2));
  CHECK(scenario.settings.devices[2].unlimited);
  CHECK(scenario.settings.horizon->at == Quantity::nanoseconds(1'000'000'000));
}

TEST_CASE("aliases mean the full name") {
  CHECK(parse("policy fcfs after-io preempt").scenario ==
        parse("policy fifo after-io preempt").scenario);
  CHECK(parse("policy rr").scenario == parse("policy round-robin").scenario);
}

TEST_CASE("a policy's keys are checked") {
  CHECK(diagnosed("policy fifo quantum 5ms") == Found{"1:13 unknown-key"});
  CHECK(diagnosed("policy rr quantum 0") == Found{"1:19 zero-quantum"});
  CHECK(diagnosed("policy rr quantum 1ms,2ms") == Found{"1:22 list-length"});
  CHECK(diagnosed("policy rr quantum 1ms quantum 2ms") == Found{"1:23 defined-twice"});
  CHECK(diagnosed("policy rr requeue first") == Found{"1:19 unknown-word"});
  CHECK(diagnosed("policy rr quantum") == Found{"1:18 expected-duration"});
  CHECK(hint_of("policy rr quantm 5ms") == "did you mean `quantum`?");
  CHECK(hint_of("policy round-robbin") == "did you mean `round-robin`?");
  CHECK(diagnosed("policy") == Found{"1:7 unknown-policy"});
}

TEST_CASE("a setting is said once in a block") {
  CHECK(diagnosed("cores 1\ncores 2") == Found{"2:1 defined-twice"});
  CHECK(diagnosed("title \"a\"\ntitle \"b\"") == Found{"2:1 defined-twice"});
  CHECK(diagnosed("variant \"a\";cores 1;cores 2") == Found{"1:21 defined-twice"});
  CHECK(diagnosed("device a;device a")[0] == "1:17 defined-twice");
  CHECK(diagnosed("cores 1;variant \"a\";cores 2;variant \"b\";cores 3").empty());
}

TEST_CASE("common settings stand before everything or behind all tasks") {
  CHECK(diagnosed("task a;cpu 1ms\ncores 2\nvariant \"v\"").empty());
  CHECK(diagnosed("task a;cpu 1ms\ncores 2").empty());
  CHECK(diagnosed("task a;cpu 1ms\ncores 2\ntask b") == Found{"2:1 misplaced-setting"});
  CHECK(diagnosed("task a;cpu 1ms\ncores 2\ncpu 1ms") == Found{"2:1 misplaced-setting"});
  CHECK(diagnosed("task a;repeat 2\ncores 2\nend") == Found{"2:1 misplaced-setting"});
  CHECK(diagnosed("variant \"v\"\ntask a\ncores 2") == Found{"3:1 misplaced-setting"});
}

TEST_CASE("a variant's settings follow its line up to the next variant or task") {
  const ParsedScenario parsed =
      parse("variant \"a\"\ncores 2\ntask t\ncpu 1ms\nvariant \"b\"\ncores 3\ntask u");
  CHECK(parsed.diagnostics.empty());
  CHECK_FALSE(parsed.scenario.settings.cores.has_value());
  CHECK(parsed.scenario.variants[0].settings.cores == Quantity::number(2));
  CHECK(parsed.scenario.variants[1].settings.cores == Quantity::number(3));
  CHECK(parsed.scenario.tasks.size() == 2);
}

TEST_CASE("title, note and param hold for all variants") {
  CHECK(diagnosed("variant \"v\"\ntitle \"t\"") == Found{"2:1 not-in-a-variant"});
  CHECK(diagnosed("variant \"v\"\nnote \"t\"") == Found{"2:1 not-in-a-variant"});
  CHECK(diagnosed("variant \"v\"\nparam n = 1") == Found{"2:1 not-in-a-variant"});
}

TEST_CASE("variants have different names and there are at most eight") {
  CHECK(diagnosed("variant \"a\"\nvariant \"a\"") == Found{"2:9 defined-twice"});
  CHECK(diagnosed("variant a") == Found{"1:9 expected-string"});
  CHECK(diagnosed("task a in b; cpu 1ms\nvariant \"b\"") == Found{"1:11 expected-string"});
  std::string text;
  for (int i = 1; i <= 9; ++i) text += "variant \"" + to_text(i) + "\"\n";
  CHECK(diagnosed(text) == Found{"9:9 too-many-variants"});
}

TEST_CASE("a parameter has a value, a range, a step and a label") {
  const Parameter parameter =
      parse("param p = 0 from 0 to 5ms step 1ms \"P\"").scenario.parameters.at(0);
  CHECK(parameter.name == "p");
  CHECK(parameter.value == Scalar{0, Unit::duration});
  CHECK(parameter.to == Scalar{5'000'000, Unit::duration});
  CHECK(parameter.step == Scalar{1'000'000, Unit::duration});
  CHECK(parameter.label == "P");
}

TEST_CASE("a parameter may be declared below its use") {
  CHECK(diagnosed("task a;cpu $p\nparam p = 5ms").empty());
}

TEST_CASE("parameters are checked") {
  CHECK(diagnosed("param p 3") == Found{"1:9 expected-equals"});
  CHECK(diagnosed("param p = $q") == Found{"1:11 expected-literal"});
  CHECK(diagnosed("param p = (1 + 2)") == Found{"1:11 expected-literal"});
  CHECK(diagnosed("param p-q = 3")[0] == "1:7 bad-name");
  CHECK(diagnosed("param p = 3 from 1") == Found{"1:19 expected-to"});
  CHECK(diagnosed("param p = 3 from 5 to 2") == Found{"1:18 bad-range"});
  CHECK(diagnosed("param p = 3 from 5 to 7") == Found{"1:11 knob-range"});
  CHECK(diagnosed("param p = 3 from 1ms to 7ms") == Found{"1:11 unit-mismatch"});
  CHECK(diagnosed("param p = 3 from 1 to 7 step 0") == Found{"1:30 bad-step"});
  CHECK(diagnosed("param p = 3;param p = 4")[0] == "1:19 defined-twice");
}

TEST_CASE("a wrong parameter does not make its uses wrong") {
  CHECK(diagnosed("param p = \ntask a;cpu $p") == Found{"1:10 expected-literal"});
}

TEST_CASE("there are at most 32 parameters") {
  std::string text, uses = "task a\n";
  for (int i = 1; i <= 33; ++i) {
    text += "param p" + to_text(i) + " = 1ms\n";
    uses += "cpu $p" + to_text(i) + "\n";
  }
  CHECK(diagnosed(text + uses) == Found{"33:7 too-many-parameters"});
}

TEST_CASE("horizon none lifts a common horizon") {
  const ParsedScenario parsed = parse("horizon 1s\nvariant \"a\"\nvariant \"b\"\nhorizon none");
  CHECK(resolve_in_text(parsed, 0)->horizon == Duration{1'000'000'000});
  CHECK_FALSE(resolve_in_text(parsed, 1)->horizon.has_value());
}

TEST_CASE("version 1 is accepted on the first line, no other version is read") {
  CHECK(diagnosed("# a comment\ninterleave 1\ncores 2").empty());
  CHECK(diagnosed("interleave 2\nfrobnicate") == Found{"1:12 unsupported-version"});
  CHECK(diagnosed("cores 2\ninterleave 1") == Found{"2:1 misplaced-version"});
  CHECK(diagnosed("interleave") == Found{"1:11 expected-number"});
  CHECK(diagnosed("interleave 1 x") == Found{"1:14 unexpected-word"});
}

TEST_CASE("a text of over one mebibyte is refused") {
  CHECK(diagnosed(std::string(kMaxTextBytes, '#')).empty());
  CHECK(diagnosed(std::string(kMaxTextBytes + 1, '#')) == Found{"1:1 text-too-long"});
}

}  // namespace
}  // namespace interleave
