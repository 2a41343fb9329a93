// How many tasks execute, counted slice after slice of all cores, some at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/metrics.hpp"
#include "trace/slice_order.hpp"
#include "trace/trace.hpp"

namespace interleave {

class ExecutingCurve {
 public:
  // The slices of each core follow one another without a gap, as the checks say of every Trace.
  explicit ExecutingCurve(const Trace& trace);

  // Goes through at most so many more slices.
  void go_on(std::size_t slices);
  [[nodiscard]] bool is_through() const { return order_.empty(); }
  // tasks_executing(), once all slices are through.
  [[nodiscard]] StepCurve take() &&;

 private:
  void note();

  const Trace& trace_;
  SliceOrder order_;
  std::vector<std::uint8_t> runs_;  // by core
  std::int64_t executing_ = 0;
  Time now_;
  StepCurve curve_{{Time{}}, {0}};
};

}  // namespace interleave
