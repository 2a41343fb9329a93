// A control as drawn: where it is and what it says. The list of them is how tests and the
// accessible page find on the canvas what a person sees there.
#pragma once

#include <string>

#include "layout/page.hpp"

namespace interleave {

struct Control {
  std::string id;     // stable: "play", "frame-cores", "knob-turn"
  std::string label;  // what a person would call it
  Rect where;         // CSS pixels of the canvas
  std::string value;  // of a slider or a switch, "" otherwise
  bool enabled = true;
};

}  // namespace interleave
