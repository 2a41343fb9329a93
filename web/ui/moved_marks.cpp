#include "ui/moved_marks.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::size_t kMostParts = 64;  // of one item

}  // namespace

std::vector<Stretch> moved_parts(const AppState& state, const Picture& picture,
                                 const DrawItem& item, DifferenceCache& differences) {
  const Row& row = picture.rows[item.row];
  const Block& block = picture.stack.blocks[row.block];
  const bool has_core = item.state == State::running || item.state == State::polling;
  if (!item.job.valid() || !has_core || block.run == 0 || block.measured) return {};
  const RowKind kind = picture.frame_row(row).kind;
  if (kind != RowKind::lane && kind != RowKind::thread && kind != RowKind::core) return {};
  // Without gaps a row has a time of its own.
  if (picture.frames[row.block].gaps_are_closed() || picture.is_waiter(item)) return {};
  const Track& track = picture.track_of(item);
  const Viewport& view = picture.view.viewport;
  const Time start = std::max(track.start(item.slice), view.start);
  const Time end = std::min(track.end(item.slice + item.count - 1), view.end());
  if (start >= end) return {};
  return differences.get(state, block.run).moved(item.job, start, end, kMostParts);
}

void draw_moved_marks(Panel& panel, const Picture& picture, DifferenceCache& differences) {
  if (!panel.state.difference_shown) return;
  const TimelineView& view = picture.view;
  const TimeScale scale(view.viewport, view.left, view.width);
  panel.paint.push_clip({view.left, view.top, view.width, view.height});
  for (const DrawItem& item : picture.items) {
    const Row& row = picture.rows[item.row];
    for (const Stretch& part : moved_parts(panel.state, picture, item, differences)) {
      const float x0 = scale.x_of(part.start);
      const float x1 = scale.x_of(part.end);
      panel.paint.fill({x0, row.bottom + 1, std::max(1.0f, x1 - x0 - 1), 2}, panel.look().accent);
    }
  }
  panel.paint.pop_clip();
}

}  // namespace interleave
