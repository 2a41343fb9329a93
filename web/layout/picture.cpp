#include "layout/picture.hpp"

#include <algorithm>
#include <limits>

#include "layout/fold.hpp"

namespace interleave {
namespace {

constexpr float kMinTickPixels = 60;
constexpr std::size_t kSummedAtOnce = 10'000;  // slices, in a few milliseconds

// Rows [first, last) of the block that touch the screen.
struct RowRange {
  std::size_t first, last;
};

RowRange visible_rows(const Picture& picture, const Block& block, const FrameRows& rows) {
  const auto first_below = [&](float y) {  // the first row whose top is at y or below it
    std::size_t low = 0, high = rows.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (picture.stack.row_top(block, middle, rows[middle].lines_above) < y) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const std::size_t first = first_below(picture.view.scroll);
  return {first > 0 ? first - 1 : 0, first_below(picture.view.scroll + picture.view.height)};
}

void lay_out_rows(Picture& picture, const TimelineRun& run, std::uint32_t index,
                  const TimeScale& scale) {
  const Block& block = picture.stack.blocks[index];
  const FrameRows& rows = picture.frames[index];
  const RowRange range = visible_rows(picture, block, rows);
  for (std::size_t r = range.first; r < range.last; ++r) {
    const FrameRow& of = rows[r];
    const auto row = static_cast<std::uint32_t>(picture.rows.size());
    const float top = picture.screen_y(picture.stack.row_top(block, r, of.lines_above));
    const float bottom = top + picture.stack.sizes.row;
    picture.rows.push_back({index, static_cast<std::uint32_t>(r), top, picture.stack.sizes.row,
                            bottom + static_cast<float>(of.waiting) * kLinePitch});
    const auto tracks = static_cast<std::uint16_t>(of.slots + of.waiting);
    for (std::uint16_t k = 0; k < tracks; ++k) {
      lay_out_track(rows.track(of, k), rows.sums(of, k), run.trace->jobs, scale, row, k,
                    picture.items);
    }
    rows.deadlines().lay_out(r, row, scale, picture.deadlines);
  }
}

void lay_out_block(Picture& picture, const TimelineRun& run, std::uint32_t index,
                   const TimeScale& scale) {
  lay_out_rows(picture, run, index, scale);
  const Block& block = picture.stack.blocks[index];
  const float top = picture.screen_y(block.curves_top);
  const float height = picture.stack.sizes.curves;
  const BlockBounds& bounds = picture.bounds[index];
  if (height <= 0 || top + height < picture.view.top ||
      top > picture.view.top + picture.view.height)
    return;
  picture.curves.push_back({index, top, height,
                            polyline(*run.in_progress, bounds.in_progress, scale, run.trace->end),
                            polyline(*run.executing, bounds.executing, scale, run.trace->end)});
}

BlockPlace place_of(const Picture& picture, const Trace& trace, std::uint32_t block) {
  return {trace, picture.frames[block], picture.stack, picture.stack.blocks[block],
          picture.screen_y(0)};
}

void lay_out_flows(Picture& picture, std::span<const TimelineRun> runs, const TimeScale& scale) {
  const FlowSubject& subject = *picture.view.flows;
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const Trace& trace = *runs[i].trace;
    if (runs[i].run != subject.run || trace.measured != subject.measured) continue;
    if (picture.found_flows.empty()) picture.found_flows = flows_of(trace, subject.task);
    picture.flows = flow_lines(picture.found_flows, place_of(picture, trace, i), scale);
  }
}

void lay_out_overview(Picture& picture, std::span<const TimelineRun> runs) {
  if (picture.view.overview >= runs.size()) return;
  const TimelineRun& run = runs[picture.view.overview];
  Time end;
  for (const TimelineRun& other : runs) end = std::max(end, other.trace->end);
  const TimeScale whole(fit(end), picture.view.left, picture.view.width);
  picture.overview = polyline(*run.executing, picture.bounds[picture.view.overview].executing,
                              whole, run.trace->end);
}

// Into a Picture that may have what follows from the same Traces and frame already.
void lay_out_into(Picture& picture, std::span<const TimelineRun> runs, const TimelineView& view,
                  std::size_t summed_at_once) {
  picture.view = view;
  std::vector<BlockInput> inputs;
  inputs.reserve(runs.size());
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const TimelineRun& run = runs[i];
    if (picture.frames.size() == i) {
      picture.frames.emplace_back(*run.trace, view.frame, view.close_gaps);
    }
    if (picture.bounds.size() == i) {
      picture.bounds.push_back({CurveBounds(*run.in_progress), CurveBounds(*run.executing)});
    }
    FrameRows& rows = picture.frames[i];
    rows.sum_up(summed_at_once);
    inputs.push_back({run.run, run.trace->measured, rows.size(), rows.lines()});
  }
  picture.stack = stack_blocks(inputs, comfortable_sizes(inputs, view.height, view.compact));
  const float furthest = std::max(0.0f, picture.stack.height - view.height);
  picture.view.scroll = std::clamp(view.scroll, 0.0f, furthest);

  const TimeScale scale(view.viewport, view.left, view.width);
  picture.axis = ticks(scale, kMinTickPixels);
  for (std::uint32_t i = 0; i < runs.size(); ++i) lay_out_block(picture, runs[i], i, scale);
  if (picture.view.flows) lay_out_flows(picture, runs, scale);
  if (picture.overview.empty()) lay_out_overview(picture, runs);
}

// Who runs is followed from its row in `before` to its row in `now`.
std::vector<Rect> places_before(const Picture& before, const Picture& now,
                                std::span<const TimelineRun> runs) {
  std::vector<Rect> places(now.items.size());
  const TimeScale scale(before.view.viewport, before.view.left, before.view.width);
  for (std::size_t i = 0; i < now.items.size(); ++i) {
    const DrawItem& item = now.items[i];
    const Row& row = now.rows[item.row];
    const RowKind kind = now.frame_row(row).kind;
    const bool of_job = kind == RowKind::lane || kind == RowKind::thread || kind == RowKind::core;
    if (!of_job || !item.job.valid() || before.frames[row.block].size() == 0) continue;
    if (item.state == State::ready || item.state == State::blocked) continue;
    const Spots spots(place_of(before, *runs[row.block].trace, row.block));
    const Time at = now.frames[row.block].run_time(row.index, now.track_of(item).start(item.slice));
    const std::optional<Spot> spot = spots.from(item.job, at);
    if (!spot) continue;
    const float x = scale.x_of(before.frames[row.block].shown_time(spot->row, spot->at));
    const float begin =
        now.frames[row.block].gaps_are_closed() || before.frames[row.block].gaps_are_closed()
            ? std::max(x, before.view.left)
            : item.x0;
    places[i] = {begin, spots.top(spot->row), item.x1 - item.x0, before.stack.sizes.row};
  }
  return places;
}

}  // namespace

Picture lay_out(std::span<const TimelineRun> runs, const TimelineView& view) {
  Picture picture;
  lay_out_into(picture, runs, view, std::numeric_limits<std::size_t>::max());
  return picture;
}

const Track& Picture::track_of(const DrawItem& item) const {
  const Row& row = rows[item.row];
  return frames[row.block].track(frame_row(row), item.track);
}

bool Picture::is_final() const {
  return std::all_of(frames.begin(), frames.end(),
                     [](const FrameRows& made) { return made.is_summed_up(); });
}

bool Picture::is_waiter(const DrawItem& item) const {
  return item.track >= frame_row(rows[item.row]).slots;
}

Rect Picture::rect_of(const DrawItem& item) const {
  const Row& row = rows[item.row];
  const FrameRow& of = frame_row(row);
  const float width = item.x1 - item.x0;
  if (item.track >= of.slots) {
    const auto line = static_cast<float>(item.track - of.slots + 1);
    return {item.x0, row.top + row.height + line * kLinePitch - kLineHeight, width, kLineHeight};
  }
  const float height = row.height / static_cast<float>(of.slots);
  const float gap = of.slots > 1 ? 1 : 0;
  return {item.x0, row.top + static_cast<float>(item.track) * height, width, height - gap};
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
                                [&](const Row& r) { return y >= r.top && y < r.bottom; });
  if (row == picture.rows.end()) return hit;
  hit.row = static_cast<std::uint32_t>(row - picture.rows.begin());
  hit.at = picture.frames[row->block].run_time(row->index, hit.at);

  const auto first =
      std::partition_point(picture.items.begin(), picture.items.end(),
                           [&](const DrawItem& candidate) { return candidate.row < *hit.row; });
  for (auto item = first; item != picture.items.end() && item->row == *hit.row; ++item) {
    const Rect rect = picture.rect_of(*item);
    if (item->x0 > x || item->x1 <= x || y < rect.y - 1 || y >= rect.bottom() + 1) continue;
    hit.item = static_cast<std::uint32_t>(item - picture.items.begin());
  }
  return hit;
}

const Picture& PictureCache::get(std::span<const TimelineRun> runs, const TimelineView& view) {
  if (made_ != 0 && asked_ == view && !knows_more_) return picture_;
  const bool same_traces = made_ != 0 && asked_.revision == view.revision;
  const bool same_rows =
      same_traces && asked_.frame == view.frame && asked_.close_gaps == view.close_gaps;
  Picture next;
  next.frame_changes = picture_.frame_changes;
  if (same_traces) next.bounds = std::move(picture_.bounds);
  if (same_traces && asked_.flows == view.flows) next.found_flows = std::move(picture_.found_flows);
  const bool same_overview = same_traces && asked_.overview == view.overview &&
                             asked_.left == view.left && asked_.width == view.width;
  if (same_overview) next.overview = std::move(picture_.overview);
  if (same_rows) next.frames = std::move(picture_.frames);
  // The room that the last ones took.
  next.items = std::move(picture_.items);
  next.items.clear();
  next.rows = std::move(picture_.rows);
  next.rows.clear();
  lay_out_into(next, runs, view, kSummedAtOnce);
  if (same_traces && !same_rows) {
    next.came_from = places_before(picture_, next, runs);
    ++next.frame_changes;
  }
  picture_ = std::move(next);
  asked_ = view;
  ++made_;
  knows_more_ = false;
  return picture_;
}

void PictureCache::sum_up() {
  for (FrameRows& rows : picture_.frames) {
    if (rows.is_summed_up()) continue;
    rows.sum_up(kSummedAtOnce);
    knows_more_ = picture_.is_final();
    return;
  }
}

}  // namespace interleave
