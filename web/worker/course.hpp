// How far each thread of a real run has come and how far it has been sent: operations, and steps of
// the kernel within a `cpu`. A thread is sent ahead of what is known to be done, so that a worker
// always has its next order; when an order is broken off, it is called back to where it is.
//
// Under `threads`, thread i is task i's; jobs of one task run one after another. It knows no time
// but the releases of the text, and neither workers nor policy.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "sim/program_cursor.hpp"
#include "sim/program_plan.hpp"
#include "worker/kernel.hpp"
#include "worker/pace.hpp"

namespace interleave {

class Course {
 public:
  static constexpr std::uint64_t kUnlimitedSteps = ~std::uint64_t{0};

  Course(const RunSpec& spec, Pace pace);

  // A job of the thread begins at its program's first operation.
  void begin_job(ThreadId thread);

  // Where the thread is: at a `cpu` that takes time, an `io`, or the end.
  [[nodiscard]] const Step& step(ThreadId thread) const;
  [[nodiscard]] std::uint32_t operation(ThreadId thread) const;
  [[nodiscard]] const KernelState& state(ThreadId thread) const;

  // Whether it can be sent further: the next thing after all that it was sent for is a `cpu`.
  [[nodiscard]] bool can_be_sent(ThreadId thread) const;

  // A part of one `cpu`, of at most `limit` steps (at least 1).
  struct Leg {
    std::uint32_t operation = 0;
    std::uint64_t steps = 0;
    bool begins = false;  // the operation: with a fresh kernel state
  };
  Leg send(ThreadId thread, std::uint64_t limit);

  // The thread has made so many steps of what it was sent for, within one leg.
  void came(ThreadId thread, std::uint64_t steps, const KernelState& state);
  // The `io` at which it is has ended.
  void waited(ThreadId thread);
  // What it was sent for and has not made is not going to happen.
  void call_back(ThreadId thread);

  [[nodiscard]] std::uint64_t steps_made() const { return steps_made_; }
  [[nodiscard]] const ProgramPlan& plan(ThreadId thread) const {
    return plans_[travellers_[thread.index()].plan];
  }
  [[nodiscard]] Pace pace() const { return pace_; }

 private:
  // `left`: steps to go of the `cpu` at the cursor, all of them if it has not begun.
  struct Place {
    ProgramCursor cursor;
    std::uint64_t left = 0;
    bool begun = false;
  };
  struct Traveller {
    std::uint32_t plan = 0;
    Place is, sent;
    KernelState state;
  };

  void arrive(Place& place, const ProgramPlan& plan) const;
  void make(Place& place, const ProgramPlan& plan, std::uint64_t steps) const;

  Pace pace_;
  std::vector<ProgramPlan> plans_;
  std::vector<Traveller> travellers_;
  std::uint64_t steps_made_ = 0;
};

}  // namespace interleave
