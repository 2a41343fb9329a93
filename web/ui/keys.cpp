#include "ui/keys.hpp"

#include "ui/facts.hpp"
#include "ui/play_panel.hpp"

namespace interleave {
namespace {

constexpr double kZoomStep = 1.5;

}  // namespace

std::optional<Command> command_for(KeyPress press, const AppState& state) {
  if (auto command = play_command_for(press.key, state)) return command;
  const Duration step{state.viewport.span.ns / 8};
  const auto step_by = [&press](int by) {
    return press.shift ? Command{StepDecision{by}} : Command{StepEvent{by}};
  };
  switch (press.key) {
    case Key::w:
    case Key::plus: return Zoom{std::nullopt, kZoomStep};
    case Key::s:
    case Key::minus: return Zoom{std::nullopt, 1 / kZoomStep};
    case Key::a: return Pan{Duration{-step.ns}};
    case Key::d: return Pan{step};
    case Key::left: return step_by(-1);
    case Key::right: return step_by(+1);
    case Key::home: return Seek{Time{0}};
    case Key::end: return Seek{shown_end(state)};
    case Key::space: return state.playing ? Command{Pause{}} : Command{Play{}};
    case Key::comma: return StepSlice{-1};
    case Key::period: return StepSlice{+1};
    case Key::f: return Focus{};
    case Key::r: return Reset{};
    case Key::p: return SetPresenter{!state.presenter};
    case Key::digit1: return SetFrame{kShownFrames[0]};
    case Key::digit2: return SetFrame{kShownFrames[1]};
    case Key::digit3: return SetFrame{kShownFrames[2]};
    case Key::digit4: return SetFrame{kShownFrames[3]};
    default: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace interleave
