// Where a job is in its program: the operation that it is about to begin or is in the middle of.
// Plain data of one size (a counter for each level of nesting), so that a copy is a snapshot. It
// knows no time and nobody's schedule: the simulation and the real runs walk programs with it.
#pragma once

#include <array>
#include <cstdint>

#include "model/draws.hpp"
#include "model/scenario.hpp"
#include "sim/program_plan.hpp"

namespace interleave {

// Which draws a job makes: all that draw_bits() asks for but the operation and its round.
struct Draws {
  std::int64_t seed = 1;
  std::uint64_t task_key = 0;
  std::uint32_t job = 0;

  [[nodiscard]] std::uint64_t bits(std::uint32_t operation, std::uint64_t repetition) const {
    return draw_bits(static_cast<std::uint64_t>(seed), task_key, job, operation, repetition);
  }
};

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

  // Which round of the repeats around it the current operation is in, for draws: different rounds
  // give different numbers.
  [[nodiscard]] std::uint64_t repetition() const;

  // The cpu time from here to where the burst ends, and to the end of the job, at most kMaxDuration
  // (also for endless ones). Rounds that are all alike are multiplied; `walked` grows by the
  // operations looked at.
  [[nodiscard]] Duration burst(const Step* steps, const Draws& draws, std::uint64_t& walked) const;
  [[nodiscard]] Duration work(const Step* steps, const Draws& draws, std::uint64_t& walked) const;

 private:
  // To the next operation, adding repeats that are all alike to `sum` at once; true: another round
  // of an endless repeat begins.
  bool advance_burst(const Step* steps, Duration& sum);

  // Over repeats and ends to the next operation; at most two steps a level of nesting, because
  // every repeat of a plan holds an operation.
  void settle(const Step* steps);

  std::uint32_t position_ = 0;
  std::uint32_t depth_ = 0;
  std::array<std::uint32_t, kMaxNesting>
      done_{};  // rounds of each repeat so far; valid below depth_
};

}  // namespace interleave
