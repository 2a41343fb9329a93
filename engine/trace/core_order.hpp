// The slices of all cores as one sequence in time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

// Calls visit(core, slice) for every slice of every core, idle ones included, in order of their
// starts and at one start in the order of the cores. Merges the tracks, which are in order.
template <class Visit>
void visit_cores_in_order(const Trace& trace, Visit visit) {
  struct Head {
    Time start;
    std::uint32_t core = 0;
    bool operator>(const Head& other) const {
      return start != other.start ? start > other.start : core > other.core;
    }
  };
  std::vector<Head> heads;            // a heap, the earliest on top
  std::vector<Track::Iterator> next;  // by core
  for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
    next.push_back(trace.cores[core].begin());
    if (!trace.cores[core].empty()) heads.push_back({next.back()->start, core});
  }
  std::make_heap(heads.begin(), heads.end(), std::greater<>{});
  while (!heads.empty()) {
    Head top = heads.front();
    Track::Iterator& slice = next[top.core];
    visit(top.core, *slice);
    if (++slice == std::default_sentinel) {
      top = heads.back();
      heads.pop_back();
      if (heads.empty()) return;
    } else {
      top.start = slice->start;
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
