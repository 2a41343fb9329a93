// What the wheel and two fingers mean at a place of the page.
#pragma once

#include <optional>

#include "layout/picture.hpp"
#include "ui/command.hpp"

namespace interleave {

struct Wheel {
  float x = 0, y = 0;    // of the pointer, CSS pixels
  float dx = 0, dy = 0;  // to be scrolled, CSS pixels; down and right are positive
  bool zoom = false;     // with Ctrl or Cmd, or a pinch on a touch pad
};

// Zoom at the pointer; else scroll what is under it, or pan where nothing is to be scrolled.
[[nodiscard]] std::optional<Command> command_for_wheel(const Wheel& wheel, const AppState& state,
                                                       const Picture& picture);

// Two fingers whose distance grew by `factor` around x.
[[nodiscard]] std::optional<Command> command_for_pinch(float x, float factor,
                                                       const Picture& picture);

}  // namespace interleave
