#include "layout/fold.hpp"

#include <algorithm>

namespace interleave {

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
      next = std::max(next, sums.first_ending_after(track, i, scale.time_at(x0 + kFoldPixels)));
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
