#include "app/history.hpp"

#include <catch2/catch_test_macros.hpp>

#include "fixture.hpp"

using namespace interleave;

namespace {

using Way = History::Way;

// A document that is changed as an explorer does it.
struct Changed {
  History history;
  std::string text;
  double now_ms = 0;

  void become(std::string next, Way way) {
    history.note({text, {}}, {next, {}}, way, now_ms);
    text = std::move(next);
  }
  bool undo() {
    auto version = history.undo(text);
    if (version) text = std::move(version->text);
    return version.has_value();
  }
  bool redo() {
    auto version = history.redo(text);
    if (version) text = std::move(version->text);
    return version.has_value();
  }
};

void type(ExplorerFixture& f, const std::string& text) {
  f.explorer.apply(SetText{text, true});
  f.settle();
}

void type_letter_by_letter(ExplorerFixture& f, const std::string& letters) {
  for (const char letter : letters) type(f, f.state().document.text + letter);
}

}  // namespace

TEST_CASE("what is typed without a pause is undone as one step") {
  Changed d;
  d.become("c", Way::typing);
  d.become("cp", Way::typing);
  d.become("cpu", Way::typing);
  d.now_ms += History::kPauseMs + 1;
  d.become("cpu 5", Way::typing);
  REQUIRE(d.undo());
  CHECK(d.text == "cpu");
  REQUIRE(d.undo());
  CHECK(d.text == "");
  CHECK(!d.undo());
  REQUIRE(d.redo());
  REQUIRE(d.redo());
  CHECK(d.text == "cpu 5");
  CHECK(!d.redo());
}

TEST_CASE("typing at another place, and behind the end of a line, begins a new step") {
  Changed d;
  d.become("one two", Way::whole);
  d.become("one two!", Way::typing);
  d.become(".one two!", Way::typing);
  d.become(".\none two!", Way::typing);
  d.become(".\n-one two!", Way::typing);
  REQUIRE(d.undo());
  CHECK(d.text == ".\none two!");
  REQUIRE(d.undo());
  CHECK(d.text == "one two!");
  REQUIRE(d.undo());
  CHECK(d.text == "one two");
}

TEST_CASE("letters taken away go on with the same step") {
  Changed d;
  d.become("abc", Way::whole);
  d.become("ab", Way::typing);
  d.become("a", Way::typing);
  d.become("aX", Way::typing);
  REQUIRE(d.undo());
  CHECK(d.text == "abc");
}

TEST_CASE("a step never cuts a letter of several bytes") {
  Changed d;
  d.become("µ", Way::whole);
  d.become("ñ", Way::whole);
  REQUIRE(d.undo());
  CHECK(d.text == "µ");
  REQUIRE(d.redo());
  CHECK(d.text == "ñ");
}

TEST_CASE("a change after an undo takes away what could be done again") {
  Changed d;
  d.become("a", Way::whole);
  d.become("b", Way::whole);
  REQUIRE(d.undo());
  d.become("c", Way::whole);
  CHECK(!d.history.can_redo());
  REQUIRE(d.undo());
  CHECK(d.text == "a");
}

TEST_CASE("thousands of steps are undone one by one, and memory has an end") {
  Changed d;
  for (int i = 0; i < 5000; ++i) d.become(d.text + std::to_string(i), Way::whole);
  int undone = 0;
  while (d.undo()) ++undone;
  CHECK(undone == 5000);
  CHECK(d.text == "");
  for (int i = 0; i < 60; ++i) d.become(std::string(1u << 20, i % 2 == 0 ? 'a' : 'b'), Way::whole);
  undone = 0;
  while (d.undo()) ++undone;
  CHECK(undone > 5);
  CHECK(undone < 20);
}

TEST_CASE("undo and redo bring back text, runs and knobs") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  CHECK(!f.state().document.can_undo);
  f.explorer.apply(SetKnob{"turn", "4ms"});
  f.explorer.apply(SetKnob{"turn", "6ms"});
  f.settle();
  HandClock::now_ms += 5000;
  f.load("task a; cpu 5ms\n");
  REQUIRE(f.state().runs.size() == 1);
  f.explorer.apply(Undo{});
  f.settle();
  CHECK(f.state().document.text == kTwoTasks);
  CHECK(f.state().runs.size() == 2);
  REQUIRE(f.state().document.knobs.size() == 1);
  CHECK(print_literal(f.state().document.knobs[0]) == "6ms");
  f.explorer.apply(Undo{});
  CHECK(print_literal(f.state().document.knobs[0]) == "10ms");
  CHECK(!f.state().document.can_undo);
  CHECK(f.explorer.apply(Undo{}) == "");
  f.explorer.apply(Redo{});
  CHECK(print_literal(f.state().document.knobs[0]) == "6ms");
  f.explorer.apply(Redo{});
  f.settle();
  CHECK(f.state().runs.size() == 1);
  CHECK(!f.state().document.can_redo);
}

TEST_CASE("a wrong text can be undone as well") {
  ExplorerFixture f;
  f.load("task a; cpu 5ms");
  type_letter_by_letter(f, "; cpu 5");
  CHECK(!f.state().document.diagnostics.empty());
  f.explorer.apply(Undo{});
  f.settle();
  CHECK(f.state().document.text == "task a; cpu 5ms");
  CHECK(f.state().document.diagnostics.empty());
}
