#include "layout/fold.hpp"

#include <algorithm>

namespace interleave {

namespace {

constexpr float kFoldSlack = 0.5f;  // a fold may be so many pixels wider where that is quicker

// The places of the items, and how many slices each has. No slice is looked at where the sums will
// do: they lie far apart, and this way waits for one after the other.
void find_items(const Track& track, const TrackSums& sums, const TimeScale& scale,
                std::vector<DrawItem>& items) {
  const Time end = scale.viewport().end();
  const float right = scale.left() + scale.width();
  float free = scale.left();  // nothing is drawn beyond it yet
  DrawItem item;
  for (std::size_t i = track.first_ending_after(scale.viewport().start); i < track.size();) {
    const Time start = sums.start(track, i);
    if (start >= end) break;
    item.x0 = std::max(free, scale.x_of(start));
    std::size_t next = i + 1;
    const Time folded = scale.time_at(item.x0 + kFoldPixels);
    if (sums.surely_ends_by(i, folded) || scale.x_of(track.end(i)) - item.x0 < kFoldPixels) {
      const Time latest = scale.time_at(item.x0 + kFoldPixels + kFoldSlack);
      next = std::max(next, sums.first_ending_after(track, i, folded, latest));
    }
    item.x1 = std::min(right, std::max(item.x0 + 1, scale.x_of(sums.end_before(track, next))));
    item.slice = static_cast<std::uint32_t>(i);
    item.count = static_cast<std::uint32_t>(next - i);
    if (item.x1 > item.x0) items.push_back(item);
    free = item.x1;
    i = next;
  }
}

}  // namespace

void lay_out_track(const Track& track, const TrackSums& sums, std::span<const JobInfo> jobs,
                   const TimeScale& scale, std::uint32_t row, std::uint16_t number,
                   std::vector<DrawItem>& items) {
  std::size_t i = items.size();
  find_items(track, sums, scale, items);
  for (; i < items.size(); ++i) {
    DrawItem& item = items[i];
    const std::size_t from = item.slice;
    const Slice& slice =
        track[item.folded() ? sums.dominant_slice(track, from, from + item.count) : from];
    item.row = row;
    item.track = number;
    item.state = slice.state;
    item.wait = slice.wait;
    item.job = slice.job;
    if (slice.job.valid()) item.task = jobs[slice.job.index()].task.value;
  }
}

}  // namespace interleave
