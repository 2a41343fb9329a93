// The inside of a Simulation: the parts of a run, and what happens among them at one instant. One
// instant is handled in small steps, each at most one event, so that a run can stop for its budget
// anywhere and go on. What step comes next follows from the state alone. how-it-works.md, "What
// happens at one instant".
//
// engine_setup.cpp makes it, engine_instant.cpp has the order of things, engine_operations.cpp what
// each operation does, engine_jobs.cpp how jobs arrive, wait, wake, end and change over on threads.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/coordination.hpp"
#include "sim/devices.hpp"
#include "sim/interpreter_lock.hpp"
#include "sim/kernel.hpp"
#include "sim/releases.hpp"
#include "sim/runtime.hpp"
#include "sim/simulation.hpp"
#include "trace/recorder.hpp"

namespace interleave {

struct Simulation::Engine {
  // Of a run whose tasks take_in() takes, so many more at a time; true when it may begin.
  Engine(const RunSpec& spec, std::uint64_t most_written, Chooser chooser);
  bool take_in(const RunSpec& spec, std::size_t tasks);

  // Under `green`: how long a task is carried before its runtime lets another go first.
  static constexpr Duration kCarryTime{10'000'000};

  static constexpr std::uint64_t kAtOnce = 50'000;  // events

  // How many dispatches before its own a thread is expected, and expected soon.
  static constexpr std::size_t kAhead = 24, kSoon = 10;
  // And how many in a row, where a processor cannot be asked to send for what they need.
  static constexpr std::size_t kRow = 16;

  // What a switching core goes on with.
  enum class After : std::uint8_t {
    dispatch,  // the operation, and a quantum begins
    carry,     // the operation
    child,     // the next job of a `spawn`
    paid,      // the operation that has been paid for
  };

  // How the attempt to lock, send, ... went.
  struct Attempt {
    Coordination::Outcome outcome = Coordination::Outcome::done;
    WaitKind kind = WaitKind::mutex;                                   // what it has to wait for
    CoordinationEvent::Kind own = CoordinationEvent::Kind::locked;     // what took effect, and
    CoordinationEvent::Kind others = CoordinationEvent::Kind::locked;  // for whom it lets go on
    std::uint32_t item = 0;
  };

  std::uint64_t max_written;
  std::size_t taken_in = 0;  // tasks
  Kernel kernel;
  Runtime runtime;
  Releases releases;
  Devices devices;
  Coordination coordination;
  InterpreterLock interpreter_lock;
  Recorder recorder;
  CostSpec cost;
  bool processes;
  bool dynamic_ceilings = false;                // keys change from job to job
  std::vector<std::vector<TaskId>> lockers;     // by mutex: tasks whose text locks it
  EventQueue<Devices::Asker> drops;             // deadlines of jobs to be dropped then
  std::vector<After> after;                     // by core
  std::vector<Coordination::Release> released;  // room for an answer

  Time now, known;  // handled so far; and up to where nothing else can have happened
  Time horizon = kNever;
  std::uint64_t events = 0;
  std::uint64_t walked = 0;  // operations looked at for bursts: sixteen count as an event
  bool ended = false;
  bool is_shown = true;  // trace() says all that is known
  bool told = false;     // what cores have done is told, and instants are a real clock's
  State dispatched = State::running;             // what a core is in until told otherwise
  Cause compute_cause = Cause::operation_began;  // of what compute() begins
  bool in_instant = false;                       // there may be more to do at `now`
  bool choosing = false;                         // (h) has begun and goes on until nothing changes
  bool policy_is_due = false;                    // (c)
  std::size_t dispatches_expected = 0;           // whose threads are at hand
  bool undecided = false;                        // (h) goes on only when somebody has decided
  CoreId going_on;                               // whose thread has more to begin at this instant
  std::vector<CoreId> expired;  // whose quantum may have ended at `now`, in core order, from
  std::size_t next_expired = 0;

  // engine_instant.cpp
  bool run_until(Time until, std::uint64_t budget);
  // What goes on is cut only when somebody looks: with many lanes it takes time.
  const Trace& trace();
  bool go_through(Time until, std::uint64_t last);
  bool enter_next_instant(Time until);
  bool enter_instant_told(Time until);
  void finish(End kind, Time at);
  [[nodiscard]] bool nothing_is_left() const {
    return runtime.unfinished() == 0 && !releases.any_to_come();
  }
  [[nodiscard]] bool at_horizon() const { return now == horizon; }
  [[nodiscard]] Time next_event() const;
  void step();
  bool step_event();
  void step_cores();
  bool step_policy();
  void step_drop();
  void step_release();
  void step_end_of_service();
  void step_interpreter_lock();
  bool step_ends_of_quanta();
  bool step_choice();
  // Whether threads are worth to be expected: few are at hand anyway.
  [[nodiscard]] bool has_many() const {
    return runtime.thread_per_task() && runtime.activity_count() >= 256;
  }
  void expect(ThreadId thread) const;
  void expect_soon(ThreadId thread) const;
  void expect_dispatches();
  void expire(CoreId core);
  void end_switching(CoreId core);
  void end_of_quantum(CoreId core);
  void begin_dispatch(const Kernel::Placement& placement, bool goes_on = false);

  // engine_operations.cpp
  void go_on(CoreId core, bool chosen = false);
  void begin(CoreId core, ActivityId id);
  void begin_cpu(CoreId core, ActivityId id);
  void begin_io(CoreId core, ActivityId id);
  void begin_sleep(CoreId core, ActivityId id);
  void begin_wait(CoreId core, ActivityId id, const Step& step);
  void begin_yield(CoreId core, ActivityId id);
  void begin_spawn(CoreId core, ActivityId id);
  void begin_join(CoreId core, ActivityId id);
  void begin_coordination(CoreId core, ActivityId id);
  Attempt attempt(ActivityId id, const Step& step);
  void compute(CoreId core, ActivityId id);
  void poll(CoreId core, ActivityId id);
  void answer(ActivityId id);
  void operation_done(ActivityId id);
  void operation_took_no_time(ActivityId id);
  void next_operation(CoreId core, ActivityId id);
  void pay(CoreId core, Duration cost, After then);
  [[nodiscard]] Duration message_cost() const {
    return processes ? cost[CostKind::message] : Duration{};
  }
  void effect(CoordinationEvent::Kind kind, ActivityId id, std::uint32_t item = 0);
  void release_waiters(CoordinationEvent::Kind kind, bool tell_senders);
  [[nodiscard]] Duration drawn_length(ActivityId id) const;
  [[nodiscard]] bool computes_at_once(const Activity& activity) const;

  // engine_jobs.cpp
  void arrive(ActivityId id);
  void spawn_child(ActivityId parent);
  void wake(ActivityId id, bool may_end);
  void make_ready(ThreadId thread, Entry why);
  void wait(CoreId core, ActivityId id, WaitKind kind, std::uint32_t place, bool suspends);
  void leave(CoreId core);
  void take_off(CoreId core, Cause cause, Entry entry);
  void stop_operation(CoreId core);
  void carry_next(CoreId core, bool waits);
  void take_up(CoreId core);
  void carry_off_core(ThreadId thread);
  void end_on_core(CoreId core, ActivityId id, bool dropped);
  void end_job(ActivityId id, bool dropped);
  void drop(ActivityId id);
  void give_back(ActivityId id);
  void give_up_interpreter_lock(ThreadId thread);
  void hand_interpreter_lock(ThreadId next);
  void fail(ActivityId id, Stuck::Kind kind, End end);
  [[nodiscard]] ThreadFacts facts(ActivityId id);
  [[nodiscard]] Coordination::OwnKey own_key();
  void set_ceilings();
  void lend();
  void take_over_lent(ThreadId thread);
  void tell_remaining();
  void find_stuck();
  [[nodiscard]] ActivityId blocker_of(ActivityId id) const;
};

}  // namespace interleave
