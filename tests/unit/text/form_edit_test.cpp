#include "text/form_edit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "text/form_values.hpp"

namespace interleave {
namespace {

using Act = FormEdit::Act;
using Catch::Matchers::ContainsSubstring;

Result<std::string, std::string> tried(const std::string& text, FormEdit edit) {
  const ParsedScenario parsed = parse(text);
  INFO(text);
  REQUIRE(parsed.ok());
  return form_edit(text, parsed, edit);
}

std::string edited(const std::string& text, FormEdit edit) {
  const auto result = tried(text, std::move(edit));
  INFO((result ? *result : result.error()));
  REQUIRE(result);
  CHECK(parse(*result).ok());
  return *result;
}

std::string refusal(const std::string& text, FormEdit edit) {
  const auto result = tried(text, std::move(edit));
  REQUIRE(!result);
  return result.error();
}

const std::string kText =
    "# Coffee\n"
    "title \"Coffee\"   # a title\n"
    "param n = 2 from 1 to 4\n"
    "policy rr quantum 1000us  # turns\n"
    "device disk\n"
    "task a at 0ms , 5ms # first\n"
    "  cpu 2ms \"x\"    # work\n"
    "  repeat 3 # thrice\n"
    "    io disk 0.001s\n"
    "  end\n"
    "\n"
    "task b after a; cpu 1ms ; cpu 2ms # one line\n"
    "variant \"One\" ; cores 1\n"
    "variant \"Two\"\n"
    "  cores $n # two\n";

std::string with(std::string_view part, std::string_view other) {
  std::string text = kText;
  return text.replace(text.find(part), part.size(), other);
}

TEST_CASE("a field that is set changes its statement and nothing else") {
  CHECK(edited(kText, {Act::set, "title", "text", "Tea"}) == with("\"Coffee\"", "\"Tea\""));
  CHECK(edited(kText, {Act::set, "op 0 0", "length", "7us"}) == with("cpu 2ms", "cpu 7us"));
  CHECK(edited(kText, {Act::set, "op 0 0", "label", ""}) == with("cpu 2ms \"x\"", "cpu 2ms"));
  CHECK(edited(kText, {Act::set, "op 0 2", "wait", "polling"}) ==
        with("io disk 0.001s", "io disk 1ms polling"));
  CHECK(edited(kText, {Act::set, "task 0", "priority", "3"}) ==
        with("task a at 0ms , 5ms", "task a at 0,5ms priority 3"));
  CHECK(edited(kText, {Act::set, "variant 1 cores", "value", "3"}) ==
        with("cores $n #", "cores 3 #"));
  CHECK(edited(kText, {Act::set, "param 0", "label", "How \"many\""}) ==
        with("from 1 to 4", "from 1 to 4 \"How \\\"many\\\"\""));
  CHECK(edited(kText, {Act::set, "device disk", "servers", "unlimited"}) ==
        with("device disk", "device disk servers unlimited"));
}

TEST_CASE("a setting that the text does not say is said when it is set") {
  CHECK(edited(kText, {Act::set, "cores", "value", "4"}) ==
        with("device disk\n", "device disk\ncores 4\n"));
  CHECK(edited("task a\n  cpu 1ms\n", {Act::step, "cores", "value", "1"}) ==
        "cores 2\ntask a\n  cpu 1ms\n");
  CHECK(edited("task a; cpu 1ms\n", {Act::set, "title", "text", "T"}) ==
        "title \"T\"\ntask a; cpu 1ms\n");
}

TEST_CASE("another policy keeps the parameters that it has, too") {
  const std::string turns = "policy round-robin quantum 5ms requeue preempted-first\n";
  CHECK(edited(turns, {Act::set, "policy", "kind", "lottery"}) == "policy lottery quantum 5ms\n");
  CHECK(edited(turns, {Act::set, "policy", "kind", "fifo"}) == "policy fifo\n");
  CHECK(edited("model threads\n", {Act::set, "model", "kind", "pool"}) == "model pool 4\n");
  CHECK(edited("model pool 2\n", {Act::set, "model", "kind", "serial"}) == "model serial\n");
  CHECK(edited("policy mlfq quantum 1ms,2ms levels 2\n",
               {Act::set, "policy", "kind", "round-robin"}) == "policy round-robin\n");
}

TEST_CASE("a bare number gets the unit that was there") {
  CHECK(completed_entry(FormField::Kind::duration, " 7 ", "5us") == "7us");
  CHECK(completed_entry(FormField::Kind::length, "7", "") == "7ms");
  CHECK(completed_entry(FormField::Kind::duration, "0", "5us") == "0");
  CHECK(completed_entry(FormField::Kind::duration, "$n", "5us") == "$n");
  CHECK(completed_entry(FormField::Kind::number, "7", "5") == "7");
  CHECK(completed_entry(FormField::Kind::scalar, "7", "5") == "7");
  CHECK(completed_entry(FormField::Kind::name, "two words", "") == "two-words");
}

TEST_CASE("a step leads to the next round value") {
  const auto up = [](std::string_view value) { return stepped(value, true).value_or("-"); };
  const auto down = [](std::string_view value) { return stepped(value, false).value_or("-"); };
  CHECK(up("10ms") == "12ms");
  CHECK(up("18ms") == "20ms");
  CHECK(up("20ms") == "30ms");
  CHECK(up("9ms") == "10ms");
  CHECK(up("0ms") == "1ms");
  CHECK(up("1ns") == "2ns");
  CHECK(up("3") == "4");
  CHECK(down("10ms") == "9ms");
  CHECK(down("12ms") == "10ms");
  CHECK(down("30ms") == "20ms");
  CHECK(down("1ns") == "0s");
  CHECK(down("0") == "-1");
  CHECK(down("0ms") == "-");
  CHECK(up("$n") == "-");
  CHECK(up("1000000s") == "-");
}

TEST_CASE("a field that is added says something that makes sense") {
  CHECK(edited(kText, {Act::step, "task 1", "tickets", ""}) ==
        with("task b after a", "task b after a tickets 100"));
  CHECK(edited(kText, {Act::step, "task 1", "in", ""}) ==
        with("task b after a", "task b after a in \"One\""));
  CHECK(edited("task a\ntask b\n", {Act::step, "task 1", "after", ""}) ==
        "task a\ntask b after a\n");
  CHECK(edited(kText, {Act::step, "op 0 2", "wait", ""}) ==
        with("io disk 0.001s", "io disk 1ms blocking"));
}

TEST_CASE("a wrong entry is refused by the sentence of the language and changes nothing") {
  CHECK_THAT(refusal(kText, {Act::set, "op 0 0", "length", "7parsecs"}),
             ContainsSubstring("parsecs"));
  CHECK_THAT(refusal("task a\n", {Act::set, "cores", "value", "0"}), ContainsSubstring("cores"));
  CHECK_THAT(refusal(kText, {Act::set, "op 0 2", "device", "tape"}), ContainsSubstring("tape"));
  CHECK_THAT(refusal(kText, {Act::set, "op 0 0", "length", "7ms ; cpu 2ms"}),
             ContainsSubstring("more than one value"));
  CHECK_THAT(refusal(kText, {Act::remove, "device disk", "", ""}), ContainsSubstring("disk"));
  CHECK_THAT(refusal(kText, {Act::set, "task 0", "name", "b"}), ContainsSubstring("b"));
  CHECK_THAT(refusal(kText, {Act::set, "task 9", "name", "b"}), ContainsSubstring("task 9"));
  CHECK_THAT(refusal(kText, {Act::set, "op 0", "length", "1ms"}), ContainsSubstring("op 0"));
  CHECK_THAT(refusal(kText, {Act::set, "op 0 0", "colour", "1ms"}), ContainsSubstring("colour"));
  CHECK_THAT(refusal(kText, {Act::add, "op 0 9", "", "cpu"}), ContainsSubstring("op 0 9"));
  CHECK_THAT(refusal(kText, {Act::add, "", "", "policy"}), ContainsSubstring("policy"));
  CHECK_THAT(refusal(kText, {Act::move, "op 0 0", "", "task 1"}), ContainsSubstring("moved"));
}

TEST_CASE("a name is changed wherever it stands") {
  CHECK(edited(kText, {Act::set, "task 0", "name", "first one"}).find("task b after first-one;") !=
        std::string::npos);
  const std::string disk = edited(kText, {Act::set, "device disk", "name", "tape"});
  CHECK_THAT(disk, ContainsSubstring("device tape"));
  CHECK_THAT(disk, ContainsSubstring("io tape 1ms"));
  CHECK_THAT(disk, ContainsSubstring("cpu 2ms \"x\"    # work"));
  CHECK_THAT(edited(kText, {Act::set, "param 0", "name", "many"}),
             ContainsSubstring("cores $many # two"));
  CHECK_THAT(edited("task a in \"X\"\nvariant \"X\"\n", {Act::set, "variant 0", "text", "Y"}),
             ContainsSubstring("task a in \"Y\"\nvariant \"Y\""));
}

TEST_CASE("a new task, with something to do, is one edit") {
  CHECK(edited("task a\n  cpu 20ms\n", {Act::add, "", "", "task"}) ==
        "task a\n  cpu 20ms\ntask b\n  cpu 20ms\n");
  CHECK(edited("", {Act::add, "", "", "task"}) == "task a\n  cpu 20ms\n");
  CHECK(edited("cores 2", {Act::add, "", "", "task"}) == "cores 2\ntask a\n  cpu 20ms");
  CHECK(edited(kText, {Act::add, "", "", "task"}) ==
        with("cpu 2ms # one line", "cpu 2ms ; task c ; cpu 20ms # one line"));
}

TEST_CASE("every operation can be added to an empty scenario's task") {
  for (const FormWord& word : form_words()) {
    const StatementWord* const known = find_statement(word.word);
    if (known->role != Role::operation) continue;
    if (word.word == "unlock" || word.word == "signal") continue;  // makes sense behind another
    INFO(word.word);
    const std::string text = edited("task a\n", {Act::add, "op 0 0", "", std::string(word.word)});
    CHECK_THAT(text, ContainsSubstring("\n  " + std::string(word.word)));
  }
  CHECK(edited("task a\n  cpu 1ms\n", {Act::add, "op 0 1", "", "io"}) ==
        "device disk\ntask a\n  cpu 1ms\n  io disk 10ms\n");
  CHECK(edited(kText, {Act::add, "op 0 2", "", "lock"}) ==
        with("device disk", "device disk\nmutex m")
            .replace(with("device disk", "device disk\nmutex m").find("    io"), 0,
                     "    lock m\n    cpu 10ms\n    unlock m\n"));
}

TEST_CASE("settings, knobs, notes and variants can be added") {
  CHECK_THAT(edited(kText, {Act::add, "", "", "cost"}),
             ContainsSubstring("device disk\ncost typical\n"));
  CHECK_THAT(edited(kText, {Act::add, "variant 1", "", "waits"}),
             ContainsSubstring("  cores $n # two\n  waits blocking"));
  CHECK_THAT(edited(kText, {Act::add, "variant 0", "", "waits"}),
             ContainsSubstring("variant \"One\" ; cores 1 ; waits blocking\n"));
  CHECK_THAT(edited(kText, {Act::add, "", "", "param"}), ContainsSubstring("param n2 = 10ms"));
  CHECK_THAT(edited(kText, {Act::add, "", "", "note"}), ContainsSubstring("\nnote \""));
  CHECK_THAT(edited(kText, {Act::add, "", "", "variant"}),
             ContainsSubstring("variant \"Variant 3\""));
  CHECK(edited("cores 2\ntask a\n", {Act::add, "", "", "variant"}) ==
        "cores 2\ntask a\nvariant \"As it is\"\nvariant \"More cores\"\n  cores 3\n");
}

TEST_CASE("what is removed goes with all that belongs to it") {
  CHECK(edited(kText, {Act::remove, "op 0 1", "", ""}) ==
        with("  repeat 3 # thrice\n    io disk 0.001s\n  end\n", "   # thrice\n"));
  CHECK(edited(kText, {Act::remove, "task 1", "", ""}).find("task b") == std::string::npos);
  CHECK(edited(kText, {Act::remove, "variant 1", "", ""}).find("Two") == std::string::npos);
  CHECK(edited(kText, {Act::remove, "variant 0 cores", "", ""}) ==
        with("variant \"One\" ; cores 1", "variant \"One\""));
}

TEST_CASE("operations move with their comments, blocks as a whole, in and out of repeats") {
  const std::string text =
      "task a\n  cpu 1ms # one\n  repeat 2 # two\n    cpu 3ms # three\n  end\n  cpu 4ms # four\n";
  CHECK(edited(text, {Act::move, "op 0 0", "", "op 0 2"}) ==
        "task a\n  repeat 2 # two\n    cpu 1ms # one\n    cpu 3ms # three\n  end\n  cpu 4ms # "
        "four\n");
  CHECK(
      edited(text, {Act::move, "op 0 1", "", "op 0 0"}) ==
      "task a\n  repeat 2 # two\n    cpu 3ms # three\n  end\n  cpu 1ms # one\n  cpu 4ms # four\n");
  CHECK(
      edited(text, {Act::move, "op 0 1", "", "op 0 5"}) ==
      "task a\n  cpu 1ms # one\n  cpu 4ms # four\n  repeat 2 # two\n    cpu 3ms # three\n  end\n");
  CHECK(edited(text, {Act::move, "op 0 2", "", "op 0 1"}) ==
        "task a\n  cpu 1ms # one\n  cpu 3ms # three\n  repeat 2 # two\n  end\n  cpu 4ms # four\n");
  CHECK(edited(text, {Act::move, "op 0 1", "", "op 0 3"}) == text);
  CHECK(edited(text, {Act::move, "op 0 4", "", "op 0 4"}) == text);
}

TEST_CASE("operations that share a line, and such of another task, move as well") {
  CHECK(edited("task a; cpu 1ms; cpu 2ms\n", {Act::move, "op 0 1", "", "op 0 0"}) ==
        "task a; cpu 2ms ; cpu 1ms\n");
  CHECK(edited("task a\n  cpu 1ms\n  cpu 2ms\ntask b\n  cpu 3ms",
               {Act::move, "op 0 0", "", "op 1 1"}) ==
        "task a\n  cpu 2ms\ntask b\n  cpu 3ms\n  cpu 1ms\n");
}

}  // namespace
}  // namespace interleave
