#include "ui/account_bar.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {
namespace {

constexpr float kBar = 16;
constexpr float kLine = 20;
constexpr float kSwatch = 12;
constexpr float kGap = 20;  // between two entries of the legend

void draw_part(Panel& panel, const Rect& rect, Fill fill, ImU32 colour) {
  Painter& paint = panel.paint;
  switch (fill) {
    case Fill::solid: return paint.fill(rect, colour);
    case Fill::crossed:
    case Fill::hatched:
      paint.fill(rect, faded(colour, 0.15f));
      return paint.hatch(rect, colour, 5, fill == Fill::crossed);
    case Fill::outlined: return paint.outline(rect, colour);
    case Fill::dotted: paint.fill(rect, panel.look().wash); return paint.dots(rect, colour, 4);
    case Fill::empty: return paint.fill(rect, panel.look().hairline);
  }
}

std::string entry_text(const AccountPart& part) {
  return say(part.label) + "  " + percent_text(part.tenths) + "  " + readable_duration(part.time);
}

// Calls `visit` with the place of each entry of the legend; returns how many lines there are.
template <class Visit>
int each_entry(const Panel& panel, const Account& account, float width, Visit visit) {
  float x = 0;
  int line = 0;
  for (const AccountPart& part : account.parts) {
    const std::string text = entry_text(part);
    const float needs = kSwatch + 8 + panel.paint.width_of(Type::small, text) + 1;
    if (x > 0 && x + needs > width) {
      x = 0;
      ++line;
    }
    visit(part, text, x, static_cast<float>(line) * kLine, std::min(needs, width));
    x += needs + kGap;
  }
  return line + 1;
}

}  // namespace

float account_height(const Panel& panel, const Account& account, float width) {
  if (account.parts.empty()) return 0;
  const int lines = each_entry(panel, account, width, [](auto&&...) {});
  return kBar + 8 + static_cast<float>(lines) * kLine;
}

void draw_account(Panel& panel, const Account& account, const Rect& where, ImU32 colour) {
  const auto whole = static_cast<float>(account.whole.ns);
  float x = where.x;
  for (const AccountPart& part : account.parts) {
    const float width = where.width * (static_cast<float>(part.time.ns) / whole);
    const float gap = width > 3 ? 1.0f : 0.0f;
    draw_part(panel, {x, where.y, std::max(1.0f, width - gap), kBar}, part.fill, colour);
    x += width;
  }
  const float top = where.y + kBar + 8;
  each_entry(
      panel, account, where.width,
      [&](const AccountPart& part, const std::string& text, float left, float down, float width) {
        const Rect swatch{where.x + left, top + down + (kLine - kSwatch) / 2, kSwatch, kSwatch};
        draw_part(panel, swatch, part.fill, colour);
        panel.paint.text({swatch.right() + 8, top + down, width - kSwatch - 8, kLine}, Type::small,
                         panel.look().soft, text);
      });
}

}  // namespace interleave
