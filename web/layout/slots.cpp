#include "layout/slots.hpp"

#include <utility>

namespace interleave {

std::vector<Track> deal_out(const std::vector<Slice>& stretches, std::size_t most) {
  std::vector<Track> tracks;
  for (const Slice& stretch : stretches) {
    if (stretch.start >= stretch.end) continue;
    std::size_t k = 0;
    while (k < tracks.size() && tracks[k].last().end > stretch.start) ++k;
    if (k == most) continue;
    if (k == tracks.size()) tracks.emplace_back();
    tracks[k].append(stretch);
  }
  return tracks;
}

}  // namespace interleave
