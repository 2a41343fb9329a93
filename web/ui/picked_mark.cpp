#include "ui/picked_mark.hpp"

#include <algorithm>

#include "ui/facts.hpp"
#include "ui/picked.hpp"

namespace interleave {

void draw_picked_mark(Panel& panel, const Picture& picture) {
  const AppState& state = panel.state;
  if (!state.selection || !state.selection->at) return;
  const Selection& selection = *state.selection;
  const Reading* reading = reading_of(state, selection);
  if (reading == nullptr) return;
  for (const DrawItem& item : picture.items) {
    const Row& row = picture.rows[item.row];
    const Block& block = picture.stack.blocks[row.block];
    if (block.run != selection.run || block.measured != selection.measured) continue;
    // Without gaps a row has a time of its own, and the place of what is picked is gone.
    if (picture.frames[row.block].gaps_are_closed()) continue;
    const Track& track = picture.track_of(item);
    if (*selection.at < track.start(item.slice) ||
        *selection.at >= track.end(item.slice + item.count - 1)) {
      continue;
    }
    const FrameRow& of = picture.frame_row(row);
    const bool is_it =
        item.job.valid()
            ? selection.task.valid() && reading->trace.jobs[item.job.index()].lane == selection.row
            : !selection.task.valid() && of.kind == RowKind::core && of.index == selection.row;
    if (!is_it) continue;
    const Rect at = picture.rect_of(item);
    const Rect outer{at.x - 2, at.y - 2, std::max(3.0f, at.width) + 4, at.height + 4};
    panel.paint.outline(outer, panel.look().accent, 3);
    panel.paint.outline({outer.x + 1, outer.y + 1, outer.width - 2, outer.height - 2},
                        panel.look().accent, 3);
  }
}

}  // namespace interleave
