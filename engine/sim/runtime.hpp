// Which job each thread carries and how far it has come. Under `threads`, thread i is task i's: its
// jobs share the thread, one after another, and a job that is released while the former one is
// unfinished queues behind it. A later model of carrying tasks differs here, not in the Kernel.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/event_queue.hpp"
#include "sim/program_cursor.hpp"
#include "sim/program_plan.hpp"
#include "trace/recorder.hpp"

namespace interleave {

class Runtime {
 public:
  explicit Runtime(const RunSpec& spec);

  // When the next job is released; kNever if none is left.
  [[nodiscard]] Time next_release() const { return next_release_at_; }

  // Carries that release out, of several the first in the text. The thread that has got work by it
  // and waits for a core now; none when the job queues behind another.
  ThreadId release(Recorder& recorder);

  [[nodiscard]] JobId job(ThreadId thread) const { return carried_[thread.index()].job; }
  [[nodiscard]] const Step& step(ThreadId thread) const {
    const Carried& carried = carried_[thread.index()];
    return carried.cursor.current(carried.steps);
  }
  [[nodiscard]] std::uint32_t operation(ThreadId thread) const {
    const Carried& carried = carried_[thread.index()];
    return carried.cursor.operation(carried.steps);
  }

  // The current operation is over.
  void advance(ThreadId thread) {
    Carried& carried = carried_[thread.index()];
    carried.cursor.advance(carried.steps);
  }

  // What is left of a `cpu` that lost its core; 0: it has not begun.
  [[nodiscard]] Duration left(ThreadId thread) const { return carried_[thread.index()].left; }
  void set_left(ThreadId thread, Duration left) { carried_[thread.index()].left = left; }

  // Counts an operation that takes no time. True: it was the kTooMany-th of this task at `now`.
  bool makes_no_progress(ThreadId thread, Time now);
  static constexpr std::uint32_t kTooMany = 1'000'000;

  // The thread's job has ended. True: it carries the next one now, which waits for a core.
  bool finish(ThreadId thread, Time now, Recorder& recorder);

  [[nodiscard]] bool all_finished() const { return unfinished_ == 0 && next_release_at_ == kNever; }

 private:
  struct Release {
    Time at;
    TaskId task;
    Duration cpu_demand;
  };
  // What every step needs comes first; the counters of repeats fill the rest.
  struct Carried {
    const Step* steps = nullptr;  // of the plan
    Duration left;
    JobId job;                   // none: no work now
    JobId last_released;         // behind `job`, or `job` itself
    std::uint32_t released = 0;  // jobs so far
    std::uint32_t instant_count = 0;
    Time instant;  // at which instant_count operations took no time
    ProgramCursor cursor;
  };

  std::shared_ptr<const std::vector<Release>> releases_of(const RunSpec& spec) const;
  void find_next_release();

  std::shared_ptr<const std::vector<ProgramPlan>> plans_;  // shared by all copies, as `steps` is
  std::shared_ptr<const std::vector<Release>> releases_;   // by time, then by task
  std::size_t next_release_ = 0;
  Time next_release_at_ = kNever;
  std::vector<Carried> carried_;  // by thread
  std::vector<JobId> behind_;     // by job: the task's next one, once that is released
  std::size_t unfinished_ = 0;    // released jobs
};

}  // namespace interleave
