// Where a job is in its program: the operation that it is about to begin or is in the middle of.
// Plain data of one size (a counter for each level of nesting), so that a copy is a snapshot. It
// knows no time and nobody's schedule: the simulation and the real runs walk programs with it.
#pragma once

#include <array>
#include <cstdint>

#include "model/scenario.hpp"
#include "sim/program_plan.hpp"

namespace interleave {

// `steps` is always ProgramPlan::steps() of the same program.
class ProgramCursor {
 public:
  ProgramCursor() = default;
  explicit ProgramCursor(const Step* steps) { settle(steps); }

  // The current step: cpu, io, or finish when no operation is left.
  [[nodiscard]] const Step& current(const Step* steps) const { return steps[position_]; }

  // Index of the current operation for a Trace; kNoOperation's value when none is left.
  [[nodiscard]] std::uint32_t operation(const Step* steps) const {
    const Step& step = current(steps);
    return step.kind == Step::Kind::finish ? 0xffff'ffff : step.operation;
  }

  // The current operation is over: goes on to the next. Not to be called at `finish`.
  void advance(const Step* steps) {
    ++position_;
    settle(steps);
  }

 private:
  // Over repeats and ends to the next operation; at most two steps a level of nesting, because
  // every repeat of a plan holds an operation.
  void settle(const Step* steps);

  std::uint32_t position_ = 0;
  std::uint32_t depth_ = 0;
  std::array<std::uint32_t, kMaxNesting> left_{};  // repetitions still to come; valid below depth_
};

}  // namespace interleave
