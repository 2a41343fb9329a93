#include "trace/export/merged_slices.hpp"

#include "base/sort.hpp"

namespace interleave {

std::vector<MergedSlice> merged_slices(const Trace& trace) {
  std::vector<MergedSlice> merged;
  for (std::uint32_t c = 0; c < trace.cores.size(); ++c) {
    const std::size_t first = merged.size();
    for (std::size_t i = 0; i < trace.cores[c].size(); ++i) {
      const Slice& slice = trace.cores[c][i];
      if (slice.state == State::idle) continue;
      MergedSlice* last = merged.size() > first ? &merged.back() : nullptr;
      if (last && last->end == slice.start && last->job == slice.job &&
          last->thread == slice.place && last->state == slice.state) {
        last->end = slice.end;
      } else {
        merged.push_back({slice.start, slice.end, c, slice.place, slice.job, slice.state});
      }
    }
  }
  sort_items(merged, [](const MergedSlice& a, const MergedSlice& b) {
    return a.start != b.start ? a.start < b.start : a.core < b.core;
  });
  return merged;
}

}  // namespace interleave
