// When cores were idle.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/trace.hpp"
#include "trace/track_order.hpp"

namespace interleave {

// The idle slices of each core, found some slices at a time.
class IdleSlices {
 public:
  explicit IdleSlices(const Trace& trace) : by_core_(trace.cores.size()) {
    for (const Track& core : trace.cores) cores_.add(core);
  }
  // How many slices there are to look at, and a look at so many more of them.
  [[nodiscard]] std::size_t size() const { return cores_.size(); }
  void look_at(std::size_t slices);

  struct Stretch {
    Time at, end;
  };
  // In ascending order of time.
  [[nodiscard]] const std::vector<std::vector<Stretch>>& by_core() const { return by_core_; }

 private:
  TrackOrder cores_;
  std::vector<std::vector<Stretch>> by_core_;
};

// Stretches of time in which at least one of some cores is idle: ascending and apart.
class IdleTime {
 public:
  using Stretch = IdleSlices::Stretch;

  // Of these cores; an empty list stands for all of them. All slices have been looked at.
  IdleTime(const IdleSlices& slices, const std::vector<CoreId>& cores);

  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

  // The first stretch that meets [start, end), null if there is none. Quick when asked in ascending
  // order of time.
  [[nodiscard]] const Stretch* first_in(Time start, Time end);

 private:
  std::vector<Stretch> stretches_;
  std::size_t next_ = 0;  // the last answer: where the next search begins
};

}  // namespace interleave
