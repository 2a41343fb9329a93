// The marks of a time axis: round steps of 1, 2 or 5, far enough apart for their labels, in the
// one unit that suits what is on view.
#pragma once

#include <string>
#include <vector>

#include "layout/time_scale.hpp"

namespace interleave {

struct Tick {
  Time at;
  std::string label;  // "0", "20 ms", "61.25 ms"
};

struct Ticks {
  Duration step;
  std::vector<Tick> marks;  // ascending; those within the viewport
};

// Steps are the smallest of 1, 2, 5 times a power of ten nanoseconds that puts at least
// `min_pixels` between neighbours.
[[nodiscard]] Ticks ticks(const TimeScale& scale, float min_pixels);

// `t` in the unit that suits `largest`, with as many decimals as steps of `step` need.
[[nodiscard]] std::string axis_label(Time t, Time largest, Duration step);

// `d` as a decimal in the unit of `unit_ns` nanoseconds (1, 1e3, 1e6, 1e9), rounded half up to
// `decimals`: the numbers of a table whose head names the unit.
[[nodiscard]] std::string in_unit(Duration d, std::int64_t unit_ns, int decimals);

// The largest unit of which `d` holds at least one, and its name: {1000000, "ms"}.
struct TimeUnit {
  std::int64_t ns = 1;
  const char* name = "ns";
};
[[nodiscard]] TimeUnit unit_for(Duration d);

}  // namespace interleave
