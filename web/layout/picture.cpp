#include "layout/picture.hpp"

#include <algorithm>

#include "layout/fold.hpp"

namespace interleave {
namespace {

constexpr float kMinTickPixels = 72;

// Rows [first, last) of the block that touch the screen.
struct RowRange {
  std::size_t first, last;
};

RowRange visible_rows(const Picture& picture, const Block& block) {
  const float pitch = picture.stack.sizes.row + picture.stack.sizes.row_gap;
  const float above = (picture.view.scroll - block.rows_top) / pitch;
  const float below = (picture.view.scroll + picture.view.height - block.rows_top) / pitch;
  const auto rows = static_cast<float>(block.rows);
  return {static_cast<std::size_t>(std::clamp(above, 0.0f, rows)),
          static_cast<std::size_t>(std::clamp(below + 1, 0.0f, rows))};
}

void lay_out_block(Picture& picture, const TimelineRun& run, std::uint32_t index,
                   const TimeScale& scale) {
  const Block& block = picture.stack.blocks[index];
  const RowRange range = visible_rows(picture, block);
  for (std::size_t r = range.first; r < range.last; ++r) {
    const auto row = static_cast<std::uint32_t>(picture.rows.size());
    picture.rows.push_back({index, static_cast<std::uint32_t>(r),
                            picture.screen_y(picture.stack.row_top(block, r)),
                            picture.stack.sizes.row});
    lay_out_track(row_track(*run.trace, picture.view.frame, r), run.trace->jobs, scale, row,
                  picture.items);
  }
  const float top = picture.screen_y(block.curves_top);
  const float height = picture.stack.sizes.curves;
  if (top + height < picture.view.top || top > picture.view.top + picture.view.height) return;
  picture.curves.push_back({index, top, height, polyline(*run.in_progress, scale, run.trace->end),
                            polyline(*run.executing, scale, run.trace->end)});
}

}  // namespace

Picture lay_out(std::span<const TimelineRun> runs, const TimelineView& view) {
  Picture picture;
  picture.view = view;
  std::vector<BlockInput> inputs;
  inputs.reserve(runs.size());
  for (const TimelineRun& run : runs) {
    inputs.push_back({run.run, run.trace->measured, row_count(*run.trace, view.frame)});
  }
  picture.stack = stack_blocks(inputs, comfortable_sizes(inputs, view.height));
  const float furthest = std::max(0.0f, picture.stack.height - view.height);
  picture.view.scroll = std::clamp(view.scroll, 0.0f, furthest);

  const TimeScale scale(view.viewport, view.left, view.width);
  picture.axis = ticks(scale, kMinTickPixels);
  for (std::uint32_t i = 0; i < runs.size(); ++i) lay_out_block(picture, runs[i], i, scale);
  return picture;
}

std::optional<Hit> hit_test(const Picture& picture, float x, float y) {
  const TimelineView& view = picture.view;
  if (x < view.left || x >= view.left + view.width || y < view.top || y >= view.top + view.height) {
    return std::nullopt;
  }
  const float stack_y = y - view.top + view.scroll;
  const auto block = std::find_if(picture.stack.blocks.begin(), picture.stack.blocks.end(),
                                  [&](const Block& b) { return stack_y < b.bottom; });
  if (block == picture.stack.blocks.end() || stack_y < block->top) return std::nullopt;

  Hit hit;
  hit.block = static_cast<std::uint32_t>(block - picture.stack.blocks.begin());
  hit.at = TimeScale(view.viewport, view.left, view.width).time_at(x);
  const auto row = std::find_if(picture.rows.begin(), picture.rows.end(),
                                [&](const Row& r) { return y >= r.top && y < r.top + r.height; });
  if (row == picture.rows.end()) return hit;
  hit.row = static_cast<std::uint32_t>(row - picture.rows.begin());

  const auto item = std::partition_point(
      picture.items.begin(), picture.items.end(), [&](const DrawItem& candidate) {
        return candidate.row < *hit.row || (candidate.row == *hit.row && candidate.x1 <= x);
      });
  if (item != picture.items.end() && item->row == *hit.row && item->x0 <= x) {
    hit.item = static_cast<std::uint32_t>(item - picture.items.begin());
  }
  return hit;
}

const Picture& PictureCache::get(std::span<const TimelineRun> runs, const TimelineView& view) {
  if (made_ == 0 || !(asked_ == view)) {
    picture_ = lay_out(runs, view);
    asked_ = view;
    ++made_;
  }
  return picture_;
}

}  // namespace interleave
