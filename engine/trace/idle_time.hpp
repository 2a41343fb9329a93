// When cores were idle.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

// Stretches of time in which at least one of some cores is idle: ascending and apart.
class IdleTime {
 public:
  struct Stretch {
    Time at, end;
  };

  // Of these cores; an empty list stands for all of them.
  IdleTime(const Trace& trace, const std::vector<CoreId>& cores);

  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

  // The first stretch that meets [start, end), null if there is none. Quick when asked in ascending
  // order of time.
  [[nodiscard]] const Stretch* first_in(Time start, Time end);

 private:
  std::vector<Stretch> stretches_;
  std::size_t next_ = 0;  // the last answer: where the next search begins
};

}  // namespace interleave
