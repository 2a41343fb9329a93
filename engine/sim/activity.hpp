// An Activity is where a job is being executed: how far it has come, and what it is in the middle
// of. Activity i below the number of tasks is task i's, whose jobs it executes one after another;
// every spawned job has one of its own. Under `threads` and `processes` activity i is thread i's.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "sim/coordination.hpp"
#include "sim/program_cursor.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct alignas(64) Activity {
  // What the current operation has already come to; fresh: nothing of it has begun.
  enum class Phase : std::uint8_t { fresh, computing, polling, spawning, paid };

  // What every event needs lies in the first 64 bytes, up to the cursor's outermost counter: a run
  // goes from one activity to another, and each is a line of memory that has long been forgotten.
  const Step* steps = nullptr;  // of the plan
  Duration left;                // computing, and polling once answered: core time still needed
  Duration length;              // of the current cpu, once it has begun
  JobId job;                    // none: no work now
  ThreadId thread;              // that carries it, or did last
  TaskId task;
  std::uint32_t place = kNoPlace;  // which device, mutex, ... it waits for
  Phase phase = Phase::fresh;
  WaitKind waits = WaitKind::none;  // what it waits for
  bool answered = false;            // polling: the answer has come
  bool drop_pending = false;        // its job is to be dropped as soon as that is possible
  bool owes = false;                // `owed` is not 0
  bool burst_known = false, work_known = false;
  bool draws = false;  // some length of its program is drawn
  ProgramCursor cursor;

  Duration owed;         // costs to be paid when it next runs
  Duration burst, work;  // what was left when the current operation began, if it is known
  Duration drawn;        // cpu time of the operations begun so far, of programs that draw
  Duration asked;        // polling: core time since the current question began
  Time asking_since;     // polling: on its core since then
  Time instant;          // at which instant_count operations took no time
  std::uint32_t instant_count = 0;
  std::uint32_t lane = 0;
  JobId last_released;  // behind `job`, or `job` itself

  [[nodiscard]] const Step& step() const { return cursor.current(steps); }
  [[nodiscard]] std::uint32_t operation() const { return cursor.operation(steps); }
};

// An odd number of cache lines: a processor that looks for a line by some bits of its address
// would have a quarter of its cache for the first lines of activities 256 bytes apart.
static_assert(sizeof(Activity) / alignof(Activity) % 2 == 1);

// Whom an activity's job has spawned, and who spawned it.
struct Family {
  std::uint32_t to_spawn = 0;  // jobs that the current `spawn` has yet to start
  std::uint32_t unfinished_children = 0;
  ActivityId parent;  // none: it was released
  JobId parent_job;
  std::vector<JobId> children;  // spawned since the last join
};

}  // namespace interleave
