#include <catch2/catch_test_macros.hpp>

#include "fixture.hpp"
#include "layout/ready_queue.hpp"
#include "trace/narration.hpp"
#include "ui/facts.hpp"

using namespace interleave;

TEST_CASE("a text is simulated, every variant, and all of it is in view") {
  ExplorerFixture f;
  CHECK(f.load(kTwoTasks).empty());
  REQUIRE(f.state().runs.size() == 2);
  CHECK(f.state().runs[0].simulated.trace.end == Time{80'000'000});
  CHECK(f.state().runs[1].simulated.trace.end == Time{40'000'000});
  CHECK(f.state().runs[0].simulated.checks_failed() == 0);
  CHECK(f.state().viewport == fit(Time{80'000'000}));
  CHECK(!f.explorer.busy());
}

TEST_CASE("a wrong text keeps itself, its errors and the last good runs") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  const std::uint64_t revision = f.state().revision;
  f.load("task a\n  cpu 5 ms\n");
  CHECK(f.state().document.text == "task a\n  cpu 5 ms\n");
  CHECK(f.state().document.good_text == kTwoTasks);
  REQUIRE(!f.state().document.diagnostics.empty());
  CHECK(f.state().document.diagnostics[0].where.line == 2);
  CHECK(f.state().revision == revision);
  CHECK(f.state().runs.size() == 2);
}

TEST_CASE("a long text is taken over at once and read in the next turn") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  std::string text;
  while (text.size() <= 50'000) text += "task a; cpu soon\n";
  f.explorer.apply(SetText{text});
  CHECK(f.state().document.text == text);
  CHECK(f.state().simulating);
  CHECK(f.state().document.diagnostics.empty());
  while (f.explorer.busy()) f.explorer.advance();
  CHECK(!f.state().document.diagnostics.empty());
  CHECK(f.state().runs.size() == 2);

  f.explorer.apply(SetText{text + "# more\n"});
  f.explorer.apply(Undo{});  // before it has been read
  f.explorer.apply(Undo{});
  CHECK(f.state().document.text == kTwoTasks);
  while (f.explorer.busy()) f.explorer.advance();
  CHECK(f.state().document.diagnostics.empty());
}

TEST_CASE("mending the text takes the errors away and runs it") {
  ExplorerFixture f;
  f.load("task a; cpu 5\n");
  CHECK(f.state().runs.empty());
  f.load("task a; cpu 5ms\n");
  CHECK(f.state().document.diagnostics.empty());
  REQUIRE(f.state().runs.size() == 1);
  CHECK(f.state().runs[0].simulated.metrics.makespan == Duration{5'000'000});
}

TEST_CASE("a knob turns without the text changing") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  const std::size_t before = f.state().runs[0].simulated.trace.cores[0].size();
  CHECK(f.explorer.apply(SetKnob{"turn", "40ms"}).empty());
  f.settle();
  CHECK(f.state().document.text == kTwoTasks);
  CHECK(f.state().runs[0].simulated.trace.cores[0].size() < before);
  CHECK(f.explorer.apply(TurnKnob{"turn", 0}).empty());
  CHECK(f.state().document.knobs[0].value == Rational{2'000'000});
}

TEST_CASE("a knob refuses what it cannot be, in a sentence") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  const auto knobs = f.state().document.knobs;
  for (const char* literal : {"41ms", "1ms", "5", "soon", ""}) {
    CAPTURE(literal);
    CHECK(!f.explorer.apply(SetKnob{"turn", literal}).empty());
  }
  CHECK(!f.explorer.apply(SetKnob{"nothing", "5ms"}).empty());
  CHECK(f.state().document.knobs == knobs);
  CHECK(!f.explorer.busy());
}

TEST_CASE("a knob stays where it was while other lines are edited, and follows its own line") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(SetKnob{"turn", "20ms"});
  f.settle();
  f.load(kTwoTasks + "task c; cpu 1ms\n");
  CHECK(f.state().document.knobs[0].value == Rational{20'000'000});
  std::string other = kTwoTasks;
  other.replace(other.find("10ms from"), 4, "12ms");
  f.load(other);
  CHECK(f.state().document.knobs[0].value == Rational{12'000'000});
}

TEST_CASE("the old runs stay until all of the new ones are there") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  // Every look at the clock takes longer than a slice may, so that each advance() does the least.
  f.explorer.apply(SetText{"policy round-robin quantum 1us\ntask a x2; cpu 50ms\n"});
  int slices = 0;
  while (f.state().simulating) {
    CHECK(f.state().runs.size() == 2);
    HandClock::now_ms += 1000;
    f.explorer.advance();
    REQUIRE(++slices < 10'000);
  }
  CHECK(f.state().runs.size() == 1);
}

TEST_CASE("a text of thousands of tasks is read in turns, and at once by who needs it") {
  const std::string text = "param n = 9000 from 1 to 9000\ntask a x$n; cpu 1us\n";
  const auto hurried = [] { return HandClock::now_ms += 1000; };
  Explorer explorer(hurried);
  explorer.apply(SetText{text});
  CHECK(explorer.state().simulating);
  CHECK(explorer.state().document.good_text.empty());
  int turns = 0;
  while (explorer.state().document.good_text.empty()) {
    explorer.advance();
    REQUIRE(++turns < 100);
  }
  CHECK(turns > 3);
  CHECK(explorer.state().document.text == text);
  while (explorer.state().simulating) explorer.advance();
  REQUIRE(explorer.state().runs.size() == 1);
  CHECK(explorer.state().runs[0].simulated.trace.jobs.size() == 9000);

  explorer.apply(SetText{text + "task b; cpu 5us\n"});
  CHECK(explorer.state().document.good_text == text);
  CHECK(explorer.apply(SetKnob{"n", "2"}).empty());
  CHECK(explorer.state().document.good_text == text + "task b; cpu 5us\n");
  while (explorer.state().simulating) explorer.advance();
  CHECK(explorer.state().runs[0].simulated.trace.jobs.size() == 3);

  explorer.apply(SetText{text + "task c x9000; cpu soon\n"});
  while (explorer.state().simulating) explorer.advance();
  CHECK(has_error(explorer.state().document.diagnostics));
  CHECK(explorer.state().runs[0].simulated.trace.jobs.size() == 3);
  explorer.apply(Undo{});
  while (explorer.state().simulating) explorer.advance();
  CHECK(explorer.state().document.knobs[0].value == Rational{2});
  CHECK(explorer.state().runs[0].simulated.trace.jobs.size() == 3);
}

TEST_CASE("seeking stays within the run, stepping goes from event to event and back") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Seek{Time{-5}});
  CHECK(f.state().cursor == Time{0});
  f.explorer.apply(Seek{kMaxTime});
  CHECK(f.state().cursor == Time{80'000'000});
  f.explorer.apply(Seek{Time{25'000'000}});
  f.explorer.apply(StepEvent{1});
  CHECK(f.state().cursor == Time{30'000'000});
  f.explorer.apply(StepEvent{-1});
  CHECK(f.state().cursor == Time{20'000'000});
  f.explorer.apply(StepEvent{-100});
  CHECK(f.state().cursor == Time{0});
  f.explorer.apply(StepEvent{100});
  CHECK(f.state().cursor == Time{80'000'000});
}

TEST_CASE("playing moves the cursor by the speed and stops at the end") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(SetSpeed{0.1});
  f.explorer.apply(Play{});
  f.explorer.advance();
  HandClock::now_ms += 50;
  CHECK(f.explorer.advance());
  CHECK(f.state().cursor == Time{5'000'000});
  for (int i = 0; i < 8; ++i) {
    HandClock::now_ms += 100;
    f.explorer.advance();
  }
  CHECK(f.state().cursor == Time{80'000'000});
  CHECK(!f.state().playing);
  CHECK(!f.explorer.busy());
  f.explorer.apply(Play{});
  CHECK(f.state().cursor == Time{0});
}

TEST_CASE("after a pause of the page the cursor does not leap") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(SetSpeed{0.1});
  f.explorer.apply(Play{});
  f.explorer.advance();
  HandClock::now_ms += 60'000;
  f.explorer.advance();
  CHECK(f.state().cursor == Time{10'000'000});
}

TEST_CASE("changing the frame keeps the instant and the view") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Seek{Time{30'000'000}});
  f.explorer.apply(Zoom{std::nullopt, 3});
  const Viewport view = f.state().viewport;
  f.explorer.apply(SetFrame{Frame::your_code});
  CHECK(f.state().cursor == Time{30'000'000});
  CHECK(f.state().viewport == view);
}

TEST_CASE("a view that was moved stays when the text changes, a fitted one fits again") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Zoom{Time{10'000'000}, 4});
  const Viewport near = f.state().viewport;
  f.load(kTwoTasks + "task c; cpu 40ms\n");
  CHECK(f.state().viewport == near);
  f.explorer.apply(Fit{});
  f.load("task a; cpu 7ms\n");
  CHECK(f.state().viewport == fit(Time{7'000'000}));
}

TEST_CASE("commands that make no sense are answered by a sentence and change nothing") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  const Viewport view = f.state().viewport;
  CHECK(!f.explorer.apply(Zoom{std::nullopt, -1}).empty());
  CHECK(!f.explorer.apply(SetSpeed{0}).empty());
  CHECK(!f.explorer.apply(ChooseRun{2}).empty());
  CHECK(!f.explorer.apply(Select{Selection{9, false, TaskId{0}}}).empty());
  CHECK(!f.explorer.apply(Resize{-1, 5, 1}).empty());
  CHECK(f.state().viewport == view);
  CHECK(f.state().chosen_run == 0);
}

TEST_CASE("a task selected in a text that no longer has it is let go") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Select{Selection{1, false, TaskId{1}}});
  CHECK(selected_name(f.state()) == "b");
  CHECK(f.state().chosen_run == 1);
  f.load("task a; cpu 7ms\n");
  CHECK(!f.state().selection);
  CHECK(f.state().chosen_run == 0);
}

TEST_CASE("choosing a detail brings it to the front, from its beginning") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Scroll{Scroll::Area::detail, 40});
  f.explorer.apply(ChooseDetail{Detail::why});
  CHECK(f.state().detail == Detail::why);
  CHECK(f.state().tab == Tab::tasks);
  CHECK(f.state().detail_scroll == 0);
}

TEST_CASE("a message goes when the reader goes on, not when the system reports") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(ShowMessage{"Look here."});
  f.explorer.apply(Resize{800, 600, 1});
  f.explorer.apply(SetSystem{true, false, false, false});
  CHECK(f.state().message == "Look here.");
  f.explorer.apply(StepEvent{1});
  CHECK(f.state().message.empty());
}

TEST_CASE("before any text there is nothing, and nothing breaks") {
  ExplorerFixture f;
  for (const Command& command :
       Commands{Play{}, StepEvent{1}, Fit{}, Seek{Time{5}}, Zoom{std::nullopt, 2}, Pan{Duration{5}},
                SetMode{Mode::real}}) {
    CHECK(f.explorer.apply(command).empty());
  }
  CHECK(!f.explorer.advance());
  CHECK(!f.explorer.busy());
  CHECK(f.state().cursor == Time{0});
}

namespace {

// By which every look at it takes a while.
double slow_clock() {
  static double now = 0;
  return now += 80;
}

void settle(Explorer& explorer) {
  for (int i = 0; i < 1000 && explorer.busy(); ++i) explorer.advance();
}

// Until the text has been read and its simulation is under way.
void begin(Explorer& explorer, const SetText& text) {
  explorer.apply(text);
  for (int i = 0; i < 1000 && !explorer.state().simulating; ++i) explorer.advance();
}

}  // namespace

TEST_CASE("a simulation that takes long says how far it is, and stops where it is told to") {
  Explorer explorer{slow_clock};
  const AppState& state = explorer.state();
  const SetText endless{
      "horizon 1000s\n"
      "task a x2; repeat forever; cpu 1us; yield; end\n"
      "variant \"long\"\n"
      "variant \"short\"; horizon 5us\n"};
  begin(explorer, endless);
  explorer.apply(StopSimulation{});  // before there is anything to read of it
  settle(explorer);
  CHECK(state.runs[0].simulated.trace.end_kind == End::budget);
  CHECK(state.runs[1].simulated.trace.end_kind == End::horizon);

  explorer.apply(SetText{kTwoTasks});
  settle(explorer);
  begin(explorer, endless);
  CHECK(!state.long_simulation);
  const auto gets_on = [&] {
    return state.long_simulation && state.long_simulation->reached > Time{};
  };
  for (int i = 0; i < 1000 && !gets_on(); ++i) explorer.advance();
  REQUIRE(state.long_simulation);
  const Time reached = state.long_simulation->reached;
  CHECK(reached > Time{0});
  CHECK(now_sentence(state).starts_with("Simulating run 1 of 2: "));
  explorer.advance();
  CHECK(state.long_simulation->reached > reached);
  explorer.apply(StopSimulation{});
  CHECK(state.long_simulation->stopped);
  settle(explorer);
  CHECK(!state.long_simulation);
  CHECK(state.runs[0].simulated.trace.end > reached);
  const std::uint64_t revision = state.revision;
  explorer.apply(StopSimulation{});  // nothing is under way
  explorer.advance();
  CHECK(state.revision == revision);
}

TEST_CASE("what very many tasks do now is found beside everything else") {
  ExplorerFixture f;
  f.load("task many x5000; cpu 1us\n");
  const auto find = [&f] {
    for (int i = 0; i < 100 && f.explorer.busy(); ++i) f.explorer.advance();
  };
  const auto check_at = [&f](Time at) {
    const Trace& trace = f.state().runs[0].simulated.trace;
    CHECK(now_sentence(f.state()) == describe_now(trace, at));
    const Block block{};
    CHECK(ready_now(f.state(), block) == ready_at(trace, at));
  };
  find();
  check_at(Time{});
  f.explorer.apply(Seek{Time{2'000'500}});
  REQUIRE(f.explorer.busy());
  check_at(Time{});  // until then the former stands
  find();
  check_at(Time{2'000'500});
  f.explorer.apply(Seek{Time{5'000'000}});
  find();
  CHECK(now_sentence(f.state()).starts_with("The run is over"));
  CHECK(ready_now(f.state(), Block{}).empty());
  // Nothing of a run that is gone is told of the next.
  f.load("task other x5000; cpu 1us\n");
  find();
  check_at(f.state().cursor);
}
