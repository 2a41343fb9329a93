// A Trace is what happened in one run: who was on each core, in which state each task was, what
// each device served. The engine writes it, a real run on workers writes the same type, and all
// that people see is computed from it alone. It knows no Scenario.
//
// Append-only rows of slices. Guarantees, checked by trace/checks.hpp:
//  - the slices of a core tile [0, end()] without gaps or overlap, idle included;
//  - the slices of a lane tile each of its jobs from the instant at which the job stopped queueing
//    behind the former one to its finish (or to end() when unfinished);
//  - all slices have a positive length, are in ascending order, and every state has a cause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/optional_time.hpp"
#include "base/time.hpp"
#include "trace/requests.hpp"
#include "trace/track.hpp"

namespace interleave {

// What tasks coordinate with.
struct CoordinationObject {
  std::string name;
  std::int64_t count = 0;  // semaphore: units at the start; channel: capacity, -1 unlimited;
                           // barrier: parties; mutex: 0
  bool plain = true;       // mutex: without a protocol that lends urgency
  friend bool operator==(const CoordinationObject&, const CoordinationObject&) = default;
};

// One thing that took effect, in the order in which it did. Waiting is in the lanes.
struct CoordinationEvent {
  enum class Kind : std::uint8_t {
    locked,    // the job holds the mutex from now on
    unlocked,  // by itself, or because it was dropped
    acquired,  // one unit of the semaphore
    released,
    sent,      // message `item` of the channel, counted from 0, has left the sender
    received,  // message `item` is the receiver's
    passed,    // the barrier's round `item` is complete for this job
  };
  Time at;
  JobId job;
  std::uint32_t object = 0;  // index into mutexes, semaphores, channels or barriers
  std::uint32_t operation = kNoOperation;
  std::uint32_t item = 0;
  Kind kind = Kind::locked;
  friend bool operator==(const CoordinationEvent&, const CoordinationEvent&) = default;
};

// One job begun by another, or one job that another has waited for to end.
struct FamilyEvent {
  enum class Kind : std::uint8_t { spawned, joined };
  Time at;
  JobId parent, child;
  Kind kind = Kind::spawned;
  friend bool operator==(const FamilyEvent&, const FamilyEvent&) = default;
};

// Why a job can never go on (End::deadlock), or what it did wrong (End::fault, no_progress).
struct Stuck {
  enum class Kind : std::uint8_t {
    waits,              // for what its last slice says
    locked_twice,       // it locks a mutex that it holds
    unlocked_unheld,    // it unlocks a mutex that it does not hold
    holds_at_end,       // it ends while it holds a mutex
    makes_no_progress,  // a million operations at one instant
  };
  JobId job;
  std::uint32_t operation = kNoOperation;
  Kind kind = Kind::waits;
  WaitKind wait = WaitKind::none;
  std::uint32_t place = kNoPlace;  // as in Slice
  JobId waits_for;                 // who would have to go on first, if it is one that is known
  bool in_cycle = false;           // those of the cycle come first, each waiting for the next
  friend bool operator==(const Stuck&, const Stuck&) = default;
};

// What the words on a slice are taken from: one entry for each operation of a program.
struct OperationInfo {
  std::string verb;   // "cpu", "io disk", ...
  std::string label;  // the text's own string, "" if none
  friend bool operator==(const OperationInfo&, const OperationInfo&) = default;
};

struct ProgramInfo {
  std::vector<OperationInfo> operations;
  friend bool operator==(const ProgramInfo&, const ProgramInfo&) = default;
};

struct TaskInfo {
  std::string name;           // "chop" or "chop.2"
  std::uint32_t program = 0;  // index into Trace::programs
  std::uint32_t group = 0;    // tasks of one `xN` statement share it (index of the statement)
  Time last_arrival;          // no job of it arrives later by the text; endless: the largest Time
  std::int64_t priority = 0;
  std::optional<Duration> period{};  // smallest gap between its releases
  std::uint32_t pins = 0;            // index into Trace::pin_sets
  std::uint32_t after = 0;           // index into Trace::prerequisites
  friend bool operator==(const TaskInfo&, const TaskInfo&) = default;
};

// One execution of a task. Unfinished jobs have no finish, jobs never dispatched no start.
struct JobInfo {
  TaskId task;
  std::uint32_t index = 0;  // k-th job of its task, from 0
  std::uint32_t lane = 0;   // where its slices are
  Time arrival;
  OptionalTime start;  // first moment on a core
  OptionalTime finish;
  Duration cpu_demand;      // cpu time of all its operations, from the program alone; at most
                            // kMaxDuration, which also stands for endless
  OptionalTime deadline{};  // absolute
  OptionalTime dropped{};   // given up at its deadline: it has no finish
  friend bool operator==(const JobInfo&, const JobInfo&) = default;
};

// A lane shows jobs of one task that run one after another: under `threads` it is the task's
// thread. (Jobs that one task runs at the same time, as spawned ones do, have a lane each; the
// first of them has that of the task.)
struct Lane {
  TaskId task;
  Track track;
  friend bool operator==(const Lane&, const Lane&) = default;
};

// Tasks first..first+count-1.
struct TaskSpan {
  TaskId first;
  std::uint32_t count = 1;
  friend bool operator==(const TaskSpan&, const TaskSpan&) = default;
};

struct DeviceTrack {
  std::string name;
  std::int64_t servers = 1;  // 0: unlimited
  Requests requests;         // in order of asking
  friend bool operator==(const DeviceTrack&, const DeviceTrack&) = default;
};

// By which rule a waiting thread takes the core of a running one, apart from the quantum.
enum class Preemption : std::uint8_t {
  none,
  returners,  // whoever returns from a wait does: fifo's `after-io preempt`
  priority,   // a strictly higher TaskInfo::priority
  deadline,   // a strictly earlier JobInfo::deadline
  period,     // a strictly shorter TaskInfo::period
  other,      // by a key that is not in the Trace
};

enum class End : std::uint8_t { running, completed, horizon, deadlock, fault, no_progress, budget };

struct Trace {
  bool measured = false;
  std::string variant;
  std::string model = "threads";  // canonical statement, e.g. "pool 3"; for sentences only
  bool thread_per_task = true;    // thread i is task i's, spawned jobs have threads of their own
  bool interpreter_lock = false;
  std::string policy;  // canonical statement, e.g. "round-robin quantum 10ms"; for sentences only
  bool global_queue = true;
  bool preemptive_quantum = false;  // check 7 applies
  Duration quantum;                 // the policy's, where all dispatches get the same; else 0
  Preemption preemption = Preemption::none;  // whom check 8 has to hold to
  std::vector<ProgramInfo> programs;
  std::vector<TaskInfo> tasks;
  std::vector<JobInfo> jobs;  // in order of release
  std::vector<Lane> lanes;
  std::vector<Track> cores;
  std::vector<DeviceTrack> devices;
  Requests timers;  // `sleep`s, in order of asking; begun when asked
  std::vector<CoordinationObject> mutexes, semaphores, channels, barriers;
  std::vector<CoordinationEvent> coordination;
  std::vector<FamilyEvent> family;
  std::vector<std::vector<CoreId>> pin_sets{{}};         // [0] is empty: all cores
  std::vector<std::vector<TaskSpan>> prerequisites{{}};  // [0] is empty: none
  std::vector<Stuck> stuck;  // End::deadlock: all unfinished jobs; fault, no_progress: the one
  End end_kind = End::running;
  Time end;  // what is known so far; the makespan once end_kind is not `running`

  [[nodiscard]] const std::string& task_name(JobId job) const {
    return tasks[jobs[job.index()].task.index()].name;
  }
  // That of its task; of one that was made for a later job of it, with that job's number: "job 3".
  [[nodiscard]] std::string lane_name(std::size_t lane) const;
  friend bool operator==(const Trace&, const Trace&) = default;
};

// "running", "completed", "horizon", "deadlock", "fault", "no-progress", "budget".
[[nodiscard]] std::string_view name_of(End end);
// "idle", "ready", "running", "polling", "switching", "blocked", "stalled".
[[nodiscard]] std::string_view name_of(State state);

}  // namespace interleave
