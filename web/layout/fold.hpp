// One track of slices under a TimeScale becomes DrawItems: the visible stretch is found by binary
// search, slices narrower than kFoldPixels are folded with their close neighbours by a galloping
// search, and what is left is one item a slice. So the number of items depends on the pixels and
// not on the slices.
#pragma once

#include <span>
#include <vector>

#include "layout/draw_item.hpp"
#include "layout/time_scale.hpp"
#include "layout/track_sums.hpp"
#include "trace/trace.hpp"

namespace interleave {

inline constexpr float kFoldPixels = 3.0f;

// Appends the items of `track` in ascending order; none overlaps the next. `jobs` is the Trace's.
// Items are cut at the edges of the viewport. `sums` are the track's; `row` and `number` say whose
// it is.
void lay_out_track(const Track& track, const TrackSums& sums, std::span<const JobInfo> jobs,
                   const TimeScale& scale, std::uint32_t row, std::uint16_t number,
                   std::vector<DrawItem>& items);

}  // namespace interleave
