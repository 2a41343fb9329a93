#include <algorithm>

#include "ui/facts.hpp"
#include "ui/slice_words.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {

void draw_card(Panel& panel, const Picture& picture, const Hit& hit) {
  if (!hit.item) return;
  const DrawItem& item = picture.items[*hit.item];
  const Row& row = picture.rows[item.row];
  const Trace& trace = reading_of(panel.state, picture.stack.blocks[row.block]).trace;
  const Track& track = picture.track_of(item);
  const FrameRow& of = picture.frame_row(row);
  const std::vector<std::string> lines =
      item.folded()
          ? fold_card(item.count, track.start(item.slice), track.end(item.slice + item.count - 1))
          : slice_card(trace, {of.kind, of.index, picture.is_waiter(item)}, track[item.slice]);
  float width = 0;
  for (const std::string& line : lines)
    width = std::max(width, panel.paint.width_of(Type::small, line));
  const float height = static_cast<float>(lines.size()) * 18 + 12;
  width += 24;
  const Pointer at = pointer(panel);
  const float x = std::clamp(at.x + 12, 4.0f, std::max(4.0f, panel.state.width - width - 4));
  const float below = row.bottom + 6;
  const float y = below + height < panel.state.height ? below : row.top - height - 6;
  const Look& look = panel.look();
  panel.paint.fill({x, y, width, height}, look.ground, 4);
  panel.paint.outline({x, y, width, height}, look.faint, 4);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    panel.paint.text({x + 12, y + 6 + static_cast<float>(i) * 18, width - 24, 18}, Type::small,
                     i == 0 ? look.ink : look.soft, lines[i]);
  }
}

}  // namespace interleave
