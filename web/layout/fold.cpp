#include "layout/fold.hpp"

#include <algorithm>

namespace interleave {

std::size_t gallop(const Track& track, std::size_t from, Time t) {
  std::size_t low = from;  // everything before `low` ends at or before t
  std::size_t stride = 1;
  while (low + stride <= track.size() && track.end(low + stride - 1) <= t) {
    low += stride;
    stride *= 2;
  }
  std::size_t high = std::min(track.size(), low + stride);
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (track.end(middle) <= t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void lay_out_track(const Track& track, const TrackSums& sums, std::span<const JobInfo> jobs,
                   const TimeScale& scale, std::uint32_t row, std::uint16_t number,
                   std::vector<DrawItem>& items) {
  const Viewport& view = scale.viewport();
  const float right = scale.left() + scale.width();
  float free = scale.left();  // nothing is drawn beyond it yet
  std::size_t i = track.first_ending_after(view.start);
  while (i < track.size() && track.start(i) < view.end()) {
    const float x0 = std::max(free, scale.x_of(track.start(i)));
    std::size_t next = i + 1;
    if (scale.x_of(track.end(i)) - x0 < kFoldPixels) {
      next = std::max(next, gallop(track, i, scale.time_at(x0 + kFoldPixels)));
    }
    const std::size_t shown = next - i > 1 ? sums.dominant_slice(track, i, next) : i;
    const float x1 = std::min(right, std::max(x0 + 1, scale.x_of(track.end(next - 1))));
    const Slice slice = track[shown];
    DrawItem item{row,
                  x0,
                  x1,
                  static_cast<std::uint32_t>(i),
                  static_cast<std::uint32_t>(next - i),
                  slice.state,
                  slice.wait,
                  number,
                  slice.job,
                  0};
    if (slice.job.valid()) item.task = jobs[slice.job.index()].task.value;
    if (item.x1 > item.x0) items.push_back(item);
    free = x1;
    i = next;
  }
}

}  // namespace interleave
