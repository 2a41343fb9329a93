#include "ui/keys.hpp"

#include <catch2/catch_test_macros.hpp>

#include "ui/speed.hpp"

using namespace interleave;

namespace {

template <class Expected>
Expected pressed(Key key, const AppState& state, bool shift = false) {
  const std::optional<Command> command = command_for({key, shift}, state);
  REQUIRE(command);
  REQUIRE(std::holds_alternative<Expected>(*command));
  return *std::get_if<Expected>(&*command);
}

}  // namespace

TEST_CASE("the space key plays, and pauses what plays") {
  AppState state;
  CHECK(std::holds_alternative<Play>(*command_for({Key::space}, state)));
  state.playing = true;
  CHECK(std::holds_alternative<Pause>(*command_for({Key::space}, state)));
}

TEST_CASE("zooming in and out undo each other, panning goes by a part of the view") {
  AppState state;
  state.viewport = {Time{0}, Duration{800}};
  const double in = pressed<Zoom>(Key::w, state).factor;
  const double out = pressed<Zoom>(Key::s, state).factor;
  CHECK(in > 1);
  CHECK(in * out == 1);
  CHECK(pressed<Pan>(Key::d, state).by == Duration{100});
  CHECK(pressed<Pan>(Key::a, state).by == Duration{-100});
}

TEST_CASE("digits choose the frames in their order") {
  const AppState state;
  CHECK(pressed<SetFrame>(Key::digit1, state).frame == Frame::your_code);
  CHECK(pressed<SetFrame>(Key::digit2, state).frame == Frame::threads);
  CHECK(pressed<SetFrame>(Key::digit3, state).frame == Frame::cores);
  CHECK(pressed<SetFrame>(Key::digit4, state).frame == Frame::whole_system);
}

TEST_CASE("arrows step by events, with shift by decisions; dot and comma along the chosen row") {
  const AppState state;
  CHECK(pressed<StepEvent>(Key::right, state).by == 1);
  CHECK(pressed<StepDecision>(Key::right, state, true).by == 1);
  CHECK(pressed<StepDecision>(Key::left, state, true).by == -1);
  CHECK(pressed<StepSlice>(Key::period, state).by == 1);
  CHECK(pressed<StepSlice>(Key::comma, state).by == -1);
}

TEST_CASE("F looks at what is selected, R goes back to the beginning") {
  const AppState state;
  CHECK(std::holds_alternative<Focus>(*command_for({Key::f}, state)));
  CHECK(std::holds_alternative<Reset>(*command_for({Key::r}, state)));
}

TEST_CASE("a run is played in about eight seconds at first") {
  CHECK(comfortable_speed(Time{80'000'000}) == 0.01);
  CHECK(comfortable_speed(Time{8'000'000'000}) == 1);
  CHECK(comfortable_speed(Time{0}) == 1);
  CHECK(comfortable_speed(kMaxTime) == 10);
  CHECK(comfortable_speed(Time{1}) == 0.001);
}

TEST_CASE("speeds go up and down their list and stop at its ends") {
  double speed = kSpeeds.front();
  CHECK(neighbour_speed(speed, -1) == speed);
  for (std::size_t i = 1; i < kSpeeds.size(); ++i) {
    speed = neighbour_speed(speed, 1);
    CHECK(speed == kSpeeds[i]);
  }
  CHECK(neighbour_speed(speed, 1) == speed);
  CHECK(speed_text(0.02) == "1/50");
  CHECK(speed_text(5) == "5");
}
