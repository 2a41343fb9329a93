// The slices of all cores as one sequence in time.
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

// Every slice of every core, idle ones included, in order of their starts and at one start in the
// order of the cores. Merges the tracks, which are in order.
class CoreOrder {
 public:
  explicit CoreOrder(const Trace& trace) {
    for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
      next_.push_back(trace.cores[core].begin());
      if (!trace.cores[core].empty()) heads_.push_back({next_.back()->start, core});
    }
    std::make_heap(heads_.begin(), heads_.end(), std::greater<>{});
  }

  // Calls visit(core, slice) for at most so many more of them.
  template <class Visit>
  void visit(std::size_t count, Visit visit) {
    for (; count > 0 && !heads_.empty(); --count) {
      Head top = heads_.front();
      Track::Iterator& slice = next_[top.core];
      visit(top.core, *slice);
      if (++slice == std::default_sentinel) {
        top = heads_.back();
        heads_.pop_back();
        if (heads_.empty()) return;
      } else {
        top.start = slice->start;
      }
      // Lets the next of this core sink to its place.
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
    std::uint32_t core = 0;
    bool operator>(const Head& other) const {
      return start != other.start ? start > other.start : core > other.core;
    }
  };
  std::vector<Head> heads_;            // a heap, the earliest on top
  std::vector<Track::Iterator> next_;  // by core
};

template <class Visit>
void visit_cores_in_order(const Trace& trace, Visit visit) {
  CoreOrder(trace).visit(std::numeric_limits<std::size_t>::max(), visit);
}

}  // namespace interleave
