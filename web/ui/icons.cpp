#include "ui/icons.hpp"

namespace interleave {
namespace {

void bar(Painter& painter, float x, float y, float height, ImU32 colour) {
  painter.fill({x, y - height / 2, 2, height}, colour);
}

// A triangle that points right (`way` 1) or left (-1), its tip `way * 10` from its base at x.
void arrow(Painter& painter, float x, float y, float way, float size, ImU32 colour) {
  painter.triangle(x, y - size * 0.6f, x + way * size, y, x, y + size * 0.6f, colour);
}

}  // namespace

void draw_icon(Painter& painter, Icon icon, const Rect& rect, ImU32 colour) {
  const float x = rect.x + rect.width / 2;
  const float y = rect.y + rect.height / 2;
  switch (icon) {
    case Icon::play: arrow(painter, x - 4, y, 1, 12, colour); break;
    case Icon::pause:
      painter.fill({x - 5, y - 6, 3, 12}, colour);
      painter.fill({x + 2, y - 6, 3, 12}, colour);
      break;
    case Icon::to_start:
      bar(painter, x - 6, y, 11, colour);
      arrow(painter, x + 5, y, -1, 9, colour);
      break;
    case Icon::to_end:
      arrow(painter, x - 5, y, 1, 9, colour);
      bar(painter, x + 4, y, 11, colour);
      break;
    case Icon::back:
      painter.line(x + 2.5f, y - 5, x - 2.5f, y, colour, 1.5f);
      painter.line(x - 2.5f, y, x + 2.5f, y + 5, colour, 1.5f);
      break;
    case Icon::forward:
      painter.line(x - 2.5f, y - 5, x + 2.5f, y, colour, 1.5f);
      painter.line(x + 2.5f, y, x - 2.5f, y + 5, colour, 1.5f);
      break;
    case Icon::plus:
      painter.fill({x - 5, y - 0.5f, 10, 1}, colour);
      painter.fill({x - 0.5f, y - 5, 1, 10}, colour);
      break;
    case Icon::minus: painter.fill({x - 5, y - 0.5f, 10, 1}, colour); break;
    case Icon::theme:
      painter.ring(x, y, 6.5f, colour, 1.25f);
      painter.push_clip({x, y - 8, 8, 16});
      painter.disc(x, y, 6.5f, colour);
      painter.pop_clip();
      break;
    case Icon::save:
      painter.line(x, y - 6, x, y + 2.5f, colour, 1.5f);
      painter.line(x - 3.5f, y - 0.5f, x, y + 3, colour, 1.5f);
      painter.line(x + 3.5f, y - 0.5f, x, y + 3, colour, 1.5f);
      painter.fill({x - 6, y + 5.5f, 12, 1.25f}, colour);
      break;
    case Icon::link:
      painter.ring(x - 4, y + 4, 3.25f, colour, 1.25f);
      painter.ring(x + 4, y - 4, 3.25f, colour, 1.25f);
      painter.line(x - 2.5f, y + 2.5f, x + 2.5f, y - 2.5f, colour, 1.5f);
      break;
    case Icon::tick:
      painter.line(x - 4, y, x - 1, y + 3, colour, 1.5f);
      painter.line(x - 1, y + 3, x + 4.5f, y - 4, colour, 1.5f);
      break;
    case Icon::cross:
      painter.line(x - 3.5f, y - 3.5f, x + 3.5f, y + 3.5f, colour, 1.5f);
      painter.line(x + 3.5f, y - 3.5f, x - 3.5f, y + 3.5f, colour, 1.5f);
      break;
    case Icon::presenter:  // a canvas on its stand
      painter.outline({x - 7, y - 6, 14, 9}, colour, 1);
      painter.line(x - 1.5f, y + 3, x - 4, y + 7, colour, 1.25f);
      painter.line(x + 1.5f, y + 3, x + 4, y + 7, colour, 1.25f);
      break;
  }
}

}  // namespace interleave
