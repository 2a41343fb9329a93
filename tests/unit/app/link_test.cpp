// Links to a moment: made of a state, opened in another explorer.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "app/link_state.hpp"
#include "fixture.hpp"
#include "ui/facts.hpp"

using namespace interleave;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::string open(ExplorerFixture& f, const std::string& link, const std::string& text = "") {
  std::string problem = f.explorer.apply(OpenLink{link, text});
  f.settle();
  return problem;
}

// To a thousandth of the span, which is less than a pixel.
bool is_nearly(const Viewport& a, const Viewport& b) {
  const auto near = [&](Time s, Time t) { return std::abs((s - t).ns) <= b.span.ns / 1000; };
  return near(a.start, b.start) && near(a.end(), b.end());
}

// Slice of task `b` in the second variant, a knob turned, a closer look.
void go_to_a_moment(ExplorerFixture& f) {
  f.load(kTwoTasks);
  f.explorer.apply(SetKnob{"turn", "4ms"});
  f.settle();
  f.explorer.apply(SetFrame{Frame::your_code});
  f.explorer.apply(Seek{Time{30'000'000}});
  f.explorer.apply(Zoom{std::nullopt, 4});
  f.explorer.apply(Select{Selection{1, false, TaskId{1}}});
}

}  // namespace

TEST_CASE("a link that is opened elsewhere shows the same moment of the same scenario") {
  ExplorerFixture f, g;
  go_to_a_moment(f);
  CHECK(open(g, f.explorer.link(true)).empty());
  CHECK(g.state().message.empty());
  CHECK(g.state().document.good.scenario == f.state().document.good.scenario);
  CHECK(g.state().document.knobs == f.state().document.knobs);
  CHECK(g.state().cursor == f.state().cursor);
  CHECK(is_nearly(g.state().viewport, f.state().viewport));
  CHECK(g.state().frame == Frame::your_code);
  CHECK(g.state().selection == f.state().selection);
  CHECK(g.state().chosen_run == 1);
  CHECK(g.explorer.link(true) == f.explorer.link(true));
}

TEST_CASE("the names of frames in links are those of the frames") {
  for (const std::string_view name : kLinkFrames) {
    REQUIRE(frame_named(name));
    CHECK(name_of(*frame_named(name)) == name);
  }
  CHECK_FALSE(frame_named(""));
}

TEST_CASE("a link without a text is short, and holds for the text that is there") {
  ExplorerFixture f, g;
  go_to_a_moment(f);
  const std::string link = f.explorer.link(false);
  CHECK(link == "t=30ms&v=22.5ms..43.13ms&f=your-code&sel=30ms,3&k.turn=4ms");
  CHECK(open(g, link, kTwoTasks).empty());
  CHECK(g.state().document.text == kTwoTasks);
  CHECK(g.state().cursor == Time{30'000'000});
  CHECK(is_nearly(g.state().viewport, f.state().viewport));
  CHECK(g.state().selection == f.state().selection);
}

TEST_CASE("the link to a named scenario has less than 120 characters") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(Seek{Time{30'000'000}});
  f.explorer.apply(Select{Selection{1, false, TaskId{1}}});
  const std::string address = "https://interleave.example.org/lessons/?scenario=one-knife#";
  CHECK(address.size() + f.explorer.link(false).size() < 120);
}

TEST_CASE(
    "while all is on view a link says nothing of the view, and while nothing is turned nothing of "
    "knobs") {
  ExplorerFixture f;
  CHECK(f.explorer.link(true).empty());
  f.load(kTwoTasks);
  CHECK(f.explorer.link(false) == "t=0&f=cores");
}

TEST_CASE("a selection in the cores is said by a core, through all variants") {
  ExplorerFixture f, g;
  f.load(kTwoTasks);
  f.explorer.apply(Seek{Time{5'000'000}});
  f.explorer.apply(Select{Selection{1, false, TaskId{1}}});
  CHECK(f.explorer.link(false) == "t=5ms&f=cores&sel=5ms,2");
  f.explorer.apply(Select{Selection{0, false, TaskId{1}}});
  CHECK(f.explorer.link(false) == "t=5ms&f=cores&sel=10ms,0");  // it runs for the first time then
  open(g, f.explorer.link(true));
  CHECK(g.state().selection == f.state().selection);
}

TEST_CASE("the chosen variant and the mode are part of the moment") {
  ExplorerFixture f, g;
  f.load(kTwoTasks);
  f.explorer.apply(ChooseRun{1});
  f.explorer.apply(SetMode{Mode::both});
  CHECK(f.explorer.link(false) == "t=0&f=cores&m=both&n=1");
  CHECK(open(g, f.explorer.link(true)).empty());
  CHECK(g.state().chosen_run == 1);
  CHECK(g.state().mode == Mode::both);
  // What it leaves out is as at the beginning of a scenario, and as it was in the present one.
  CHECK(open(g, "#t=5ms").empty());
  CHECK(g.state().chosen_run == 1);
  CHECK(g.state().mode == Mode::both);
  CHECK(open(g, "#t=5ms", kTwoTasks).empty());
  CHECK(g.state().chosen_run == 0);
  CHECK(g.state().mode == Mode::simulated);
}

TEST_CASE("a variant chosen beside a selection in another one is said") {
  ExplorerFixture f, g;
  go_to_a_moment(f);
  f.explorer.apply(ChooseRun{0});
  CHECK(contains(f.explorer.link(false), "&n=0&sel="));
  CHECK(open(g, f.explorer.link(true)).empty());
  CHECK(g.state().chosen_run == 0);
  CHECK(g.state().selection == f.state().selection);
  CHECK(open(g, "#n=7", kTwoTasks).empty());
  CHECK(contains(g.state().message, "variant"));
}

TEST_CASE("what a link picks out and is not there is said, and the rest holds") {
  ExplorerFixture f;
  for (const char* const link : {"#sel=5ms,3&t=1ms", "#sel=900ms,0&t=1ms"}) {
    CHECK(open(f, link, kTwoTasks).empty());
    CHECK(contains(f.state().message, "picks out"));
    CHECK_FALSE(f.state().selection);
    CHECK(f.state().cursor == Time{1'000'000});
  }
}

TEST_CASE("a damaged link at the start shows the example, and what is wrong") {
  ExplorerFixture f;
  CHECK(open(f, "#s=1.damaged!&t=5ms&k.n=3", kTwoTasks).empty());
  CHECK(f.state().document.text == kTwoTasks);
  CHECK(f.state().runs.size() == 2);
  CHECK(contains(f.state().message, "damaged"));
  CHECK(contains(f.state().message, "example"));
  CHECK(f.state().cursor == Time{});
}

TEST_CASE("a damaged link that is opened later changes nothing") {
  ExplorerFixture f;
  go_to_a_moment(f);
  const std::string before = f.explorer.link(true);
  CHECK(contains(open(f, "#s=1.damaged!&t=5ms"), "damaged"));
  CHECK(contains(open(f, "#s=2.AAAA"), "later version"));
  CHECK(contains(open(f, "#url=https://example.org/"), "elsewhere"));
  CHECK(f.explorer.link(true) == before);
}

TEST_CASE("fields that cannot be read are said, and the rest holds") {
  ExplorerFixture f;
  CHECK(open(f, "#t=soon&f=sideways&v=1..&k.turn=1ms&k.none=3&colour=red", kTwoTasks).empty());
  for (const char* const part : {"`t`", "`f`", "`v`", "at least 2ms", "`none`", "`colour`"}) {
    INFO(part);
    CHECK(contains(f.state().message, part));
  }
  CHECK(f.state().runs.size() == 2);
  CHECK(f.state().document.knobs[0] == f.state().document.good.scenario.parameters[0].value);
}

TEST_CASE("a link whose text has errors shows the text with them, and the example's runs") {
  ExplorerFixture f;
  Link link;
  link.text = "task a\n  cpu 5 ms\n";
  link.at = Time{5'000'000};
  CHECK(open(f, write_link(link), kTwoTasks).empty());
  CHECK(f.state().document.text == link.text);
  CHECK(has_error(f.state().document.diagnostics));
  CHECK(contains(f.state().message, "has errors"));
  CHECK(f.state().runs.size() == 2);
  CHECK(f.state().document.good_text == kTwoTasks);
}

TEST_CASE("a link puts knobs that it does not name back to the text's values") {
  ExplorerFixture f;
  go_to_a_moment(f);
  CHECK(open(f, "#t=1ms").empty());
  CHECK(f.state().document.knobs[0].value == Rational{10'000'000});
  CHECK(f.state().viewport == fit(shown_end(f.state())));
}

TEST_CASE("a moment beyond the run is the end of it, and a view never leaves it") {
  ExplorerFixture f;
  CHECK(open(f, "#t=1000s&v=900s..1000s", kTwoTasks).empty());
  CHECK(f.state().cursor == Time{80'000'000});
  CHECK(f.state().viewport.end() <= fit(Time{80'000'000}).end());
  CHECK(open(f, "#v=5ms..5000001ns").empty());
  CHECK(f.state().viewport.span == kMinSpan);
}

TEST_CASE("a text that is typed before the link's runs are there has no moment of the link") {
  ExplorerFixture f;
  f.explorer.apply(OpenLink{"#t=5ms", kTwoTasks});
  f.load("task a; cpu 50ms\n");
  CHECK(f.state().cursor == Time{});
}

TEST_CASE("whether a link is to be copied is told once") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  CHECK_FALSE(f.explorer.take_link_request());
  f.explorer.apply(CopyLink{});
  CHECK(f.explorer.take_link_request());
  CHECK_FALSE(f.explorer.take_link_request());
}
