// The slices of all cores, or of all lanes, as one sequence in time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

// Every slice of every track, idle ones included, in order of their starts and at one start in the
// order of the tracks. Merges the tracks, which are in order.
class SliceOrder {
 public:
  [[nodiscard]] static SliceOrder of_cores(const Trace& trace) {
    SliceOrder order;
    for (const Track& core : trace.cores) order.add(core);
    return order;
  }
  [[nodiscard]] static SliceOrder of_lanes(const Trace& trace) {
    SliceOrder order;
    for (const Lane& lane : trace.lanes) order.add(lane.track);
    return order;
  }

  // Whether all have been visited.
  [[nodiscard]] bool empty() const { return heads_.empty(); }

  // Calls visit(track, slice) for at most so many more of them: the number of the core or lane.
  template <class Visit>
  void visit(std::size_t count, Visit visit) {
    for (; count > 0 && !heads_.empty(); --count) {
      Head top = heads_.front();
      Track::Iterator& slice = next_[top.track];
      visit(top.track, *slice);
      if (++slice == std::default_sentinel) {
        top = heads_.back();
        heads_.pop_back();
        if (heads_.empty()) return;
      } else {
        top.start = slice->start;
      }
      // Lets the next of this track sink to its place.
      std::size_t hole = 0;
      for (;;) {
        std::size_t child = 2 * hole + 1;
        if (child >= heads_.size()) break;
        if (child + 1 < heads_.size() && heads_[child] > heads_[child + 1]) ++child;
        if (!(top > heads_[child])) break;
        heads_[hole] = heads_[child];
        hole = child;
      }
      heads_[hole] = top;
    }
  }

 private:
  struct Head {
    Time start;
    std::uint32_t track = 0;
    bool operator>(const Head& other) const {
      return start != other.start ? start > other.start : track > other.track;
    }
  };

  void add(const Track& track) {
    next_.push_back(track.begin());
    if (track.empty()) return;
    heads_.push_back({track.start(0), static_cast<std::uint32_t>(next_.size() - 1)});
    std::push_heap(heads_.begin(), heads_.end(), std::greater<>{});
  }

  std::vector<Head> heads_;            // a heap, the earliest on top
  std::vector<Track::Iterator> next_;  // by track
};

template <class Visit>
void visit_cores_in_order(const Trace& trace, Visit visit) {
  SliceOrder::of_cores(trace).visit(std::numeric_limits<std::size_t>::max(), visit);
}

}  // namespace interleave
