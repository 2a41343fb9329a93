// The slices of all cores as one sequence in time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

// Calls visit(core, slice) for every slice of every core, idle ones included, in order of their
// starts and at one start in the order of the cores. Merges the tracks, which are in order.
template <class Visit>
void visit_cores_in_order(const Trace& trace, Visit visit) {
  struct Head {
    Time start;
    std::uint32_t core = 0, slice = 0;
    bool operator>(const Head& other) const {
      return start != other.start ? start > other.start : core > other.core;
    }
  };
  std::vector<Head> heads;  // a heap, the earliest on top
  for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
    if (!trace.cores[core].empty()) heads.push_back({trace.cores[core].start(0), core, 0});
  }
  std::make_heap(heads.begin(), heads.end(), std::greater<>{});
  while (!heads.empty()) {
    Head top = heads.front();
    const Track& track = trace.cores[top.core];
    visit(top.core, track[top.slice]);
    const bool is_last = ++top.slice == track.size();
    if (is_last) {
      top = heads.back();
      heads.pop_back();
      if (heads.empty()) return;
    } else {
      top.start = track.start(top.slice);
    }
    // Lets the next of this core sink to its place.
    std::size_t hole = 0;
    for (;;) {
      std::size_t child = 2 * hole + 1;
      if (child >= heads.size()) break;
      if (child + 1 < heads.size() && heads[child] > heads[child + 1]) ++child;
      if (!(top > heads[child])) break;
      heads[hole] = heads[child];
      hole = child;
    }
    heads[hole] = top;
  }
}

}  // namespace interleave
