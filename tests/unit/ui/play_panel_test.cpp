#include "ui/play_panel.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

AppState guessing() {
  AppState state;
  state.prediction.phase = Prediction::Phase::guessing;
  state.prediction.names = {"a", "b", "c"};
  return state;
}

AppState deciding() {
  AppState state;
  state.manual.on = true;
  state.manual.options = {{"a", TaskId{0}, CoreId{0}}, {"b", TaskId{1}, CoreId{0}}};
  return state;
}

// "" for none, else what is played.
std::string meaning(Key key, const AppState& state) {
  const auto command = play_command_for(key, state);
  if (!command) return "";
  const auto& play = std::get<PlayCommand>(*command);
  if (const auto* guess = std::get_if<Guess>(&play)) return "guess " + std::to_string(*guess->name);
  if (const auto* decide = std::get_if<Decide>(&play)) {
    return "decide " + std::to_string(decide->option);
  }
  if (std::holds_alternative<TakeBack>(play)) return "take back";
  return std::holds_alternative<Reveal>(play) ? "reveal" : "something else";
}

}  // namespace

TEST_CASE("while nothing is played keys mean what they always mean") {
  const AppState state;
  for (const Key key : {Key::digit1, Key::digit9, Key::backspace, Key::enter, Key::space}) {
    CHECK(meaning(key, state).empty());
  }
  CHECK(play_height(state, 1280) == 0);
}

TEST_CASE("a digit names the next to finish, backspace takes the last one back, enter reveals") {
  AppState state = guessing();
  CHECK(meaning(Key::digit2, state) == "guess 1");
  CHECK(meaning(Key::digit4, state).empty());
  CHECK(meaning(Key::backspace, state).empty());
  state.prediction.order = {2, 0};
  CHECK(meaning(Key::backspace, state) == "guess 0");
  CHECK(meaning(Key::enter, state) == "reveal");
  CHECK(meaning(Key::space, state).empty());
}

TEST_CASE("a digit decides who runs, backspace takes the decision back") {
  const AppState state = deciding();
  CHECK(meaning(Key::digit1, state) == "decide 0");
  CHECK(meaning(Key::digit2, state) == "decide 1");
  CHECK(meaning(Key::digit3, state).empty());
  CHECK(meaning(Key::backspace, state) == "take back");
  CHECK(meaning(Key::enter, state).empty());
}

TEST_CASE("the question names the core and who is ready") {
  AppState state = deciding();
  state.manual.at = Time{10'000'000};
  CHECK(decision_sentence(state.manual) == "Core 0 is free at 10 ms: who runs, a or b?");
  state.manual.options[1].core = CoreId{1};
  CHECK(decision_sentence(state.manual) == "A core is free at 10 ms: who runs, a or b?");
  state.manual.options.resize(12, state.manual.options[0]);
  CHECK(decision_sentence(state.manual) ==
        "A core is free at 10 ms: who runs? 12 tasks are ready.");
}

TEST_CASE("what is played has a place on every page, and more of it on a narrow one") {
  for (const AppState& state : {guessing(), deciding()}) {
    CHECK(play_height(state, 1280) > 40);
    CHECK(play_height(state, 360) > play_height(state, 1280));
    CHECK(play_height(state, 360) < 280);
  }
}
