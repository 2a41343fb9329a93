#include "ui/gestures.hpp"

#include <catch2/catch_test_macros.hpp>

#include "ui/facts.hpp"

using namespace interleave;

namespace {

struct Shown {
  AppState state;
  Picture picture;
  float x = 0, y = 0;  // a place in the middle of the rows

  explicit Shown(std::size_t cores) {
    state.width = 1440;
    state.height = 900;
    Run run;
    run.simulated.trace.cores.resize(cores);
    run.simulated.trace.end = Time{1'000'000};
    state.runs.push_back(std::move(run));
    state.viewport = {Time{250'000}, Duration{500'000}};
    const PageLayout page = page_of(state);
    picture = lay_out(shown_runs(state), view_of(state, page));
    x = page.rows().x + page.rows().width / 2;
    y = page.rows().y + page.rows().height / 2;
  }
};

}  // namespace

TEST_CASE("with Ctrl the wheel zooms around the instant under the pointer") {
  const Shown shown(1);
  const auto command =
      command_for_wheel({shown.x, shown.y, 0, -100, true}, shown.state, shown.picture);
  REQUIRE(command);
  const Zoom zoom = *std::get_if<Zoom>(&*command);
  CHECK(zoom.factor > 1);
  REQUIRE(zoom.about);
  CHECK(*zoom.about == Time{500'000});
}

TEST_CASE("a plain wheel scrolls rows that are more than fit, and pans where they fit") {
  const Shown few(1);
  const auto pan = command_for_wheel({few.x, few.y, 0, 50, false}, few.state, few.picture);
  REQUIRE(pan);
  CHECK(std::get_if<Pan>(&*pan)->by > Duration{0});

  const Shown many(200);
  const auto scroll = command_for_wheel({many.x, many.y, 0, 50, false}, many.state, many.picture);
  REQUIRE(scroll);
  CHECK(std::get_if<Scroll>(&*scroll)->to == 50);
  const auto sideways =
      command_for_wheel({many.x, many.y, 60, 10, false}, many.state, many.picture);
  CHECK(std::holds_alternative<Pan>(*sideways));
}

TEST_CASE("a wheel over nothing that moves is left to the page") {
  const Shown shown(1);
  CHECK(!command_for_wheel({4, 4, 0, 50, false}, shown.state, shown.picture));
  CHECK(!command_for_wheel({4, 4, 0, 50, true}, shown.state, shown.picture));
}

TEST_CASE("two fingers zoom by as much as they part") {
  const Shown shown(1);
  const auto command = command_for_pinch(shown.x, 1.25f, shown.picture);
  REQUIRE(command);
  CHECK(std::get_if<Zoom>(&*command)->factor == 1.25);
  CHECK(!command_for_pinch(shown.x, 0, shown.picture));
}
