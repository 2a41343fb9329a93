// The few signs of the transport and the top bar, drawn: the typeface has none of them.
#pragma once

#include <cstdint>

#include "ui/painter.hpp"

namespace interleave {

enum class Icon : std::uint8_t {
  play,
  pause,
  to_start,
  to_end,
  back,
  forward,
  plus,
  minus,
  theme,
  save,
  link,
  tick,
  cross,
  presenter
};

// Centred in the rectangle, about 16 px large.
void draw_icon(Painter& painter, Icon icon, const Rect& rect, ImU32 colour);

}  // namespace interleave
