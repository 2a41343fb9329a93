// Which key does what. Keys are physical (their place on the board, named as on an American one),
// so that W A S D lie together on every layout.
#pragma once

#include <cstdint>
#include <optional>

#include "ui/command.hpp"

namespace interleave {

enum class Key : std::uint8_t {
  w,
  a,
  s,
  d,
  f,
  r,
  p,
  left,
  right,
  home,
  end,
  space,
  plus,
  minus,
  backspace,
  enter,
  comma,
  period,
  digit1,
  digit2,
  digit3,
  digit4,
  digit5,
  digit6,
  digit7,
  digit8,
  digit9
};

struct KeyPress {
  Key key;
  bool shift = false;
};

// What the key asks for in this state; empty when nothing.
[[nodiscard]] std::optional<Command> command_for(KeyPress press, const AppState& state);

}  // namespace interleave
