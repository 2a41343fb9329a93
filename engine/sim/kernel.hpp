// The operating system's part: threads on cores. It keeps who runs where and until when, asks its
// Policy who is next, and gives each dispatch a quantum. how-it-works.md, "Choosing".
//
// Ready threads wait in one queue a set of pinned cores, or in one a core (`queues per-core`). It
// leaves to its owner what the threads do (Runtime), what is written down (Recorder), and in which
// order the things of one instant happen (Simulation).
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "base/prefetch.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/core_set.hpp"
#include "sim/core_timers.hpp"
#include "sim/policy.hpp"

namespace interleave {

// What a core does.
enum class Doing : std::uint8_t {
  nothing,    // idle
  beginning,  // its thread is about to begin an operation
  switching,  // costs; not interruptible
  computing,
  polling,
};

class Kernel {
 public:
  // Of nobody, if there is no thread in it.
  struct Placement {
    ThreadId thread;
    CoreId core;
    explicit operator bool() const { return thread.valid(); }
  };

  // Who was chosen for a core, and who else was ready for it: for explanations.
  struct Choice {
    struct Candidate {
      ThreadId thread;
      RankKey key;
    };
    CoreId core;
    Candidate chosen;
    std::vector<Candidate> others;  // in no particular order
  };

  // `threads`: ids below that are known from the start.
  Kernel(const RunSpec& spec, std::size_t threads, Chooser chooser);
  Kernel(const Kernel& other);
  Kernel& operator=(const Kernel&) = delete;

  [[nodiscard]] const Policy::Traits& traits() const { return policy_->traits(); }
  [[nodiscard]] Policy& policy() { return *policy_; }
  [[nodiscard]] const Policy& policy() const { return *policy_; }

  [[nodiscard]] std::size_t core_count() const { return cores_.size(); }
  [[nodiscard]] ThreadId thread_on(CoreId core) const { return cores_[core.index()].thread; }
  [[nodiscard]] Doing doing(CoreId core) const { return cores_[core.index()].doing; }
  // Where the thread is, once dispatch_cost() has been asked; none if it is on no core.
  [[nodiscard]] CoreId core_of(ThreadId thread) const {
    const CoreId core = threads_[thread.index()].last_core;
    return core.valid() && thread_on(core) == thread ? core : CoreId{};
  }
  [[nodiscard]] bool is_ready(ThreadId thread) const { return threads_[thread.index()].ready; }
  [[nodiscard]] bool anyone_running() const { return running_ > 0; }
  [[nodiscard]] bool anyone_ready() const { return ready_ > 0; }

  ThreadId add_thread();

  // make_ready() or dispatch() comes soon for this thread, as for others; and for whom the latter
  // does, as Policy::expected().
  void expect(ThreadId thread) const { prefetch_in_row(&threads_[thread.index()]); }
  std::size_t expected(std::size_t first, std::span<ThreadId> next) const {
    return per_core_ ? 0 : policy_->expected(kGlobalQueue, first, next);
  }

  // False: dispatch() would place nobody, to_preempt() name nobody, and nobody is about to begin.
  [[nodiscard]] bool may_choose() const {
    return (ready_ > 0 && (running_ < cores_.size() || traits().compares_running)) ||
           beginning_.any();
  }

  // The thread carries a job that may use these cores (index into RunSpec::pin_sets).
  void pin(ThreadId thread, std::uint32_t pins) { threads_[thread.index()].pins = pins; }
  [[nodiscard]] bool may_use(ThreadId thread, CoreId core) const {
    return allowed_[threads_[thread.index()].pins].has(core);
  }
  // Nothing preempts the thread while this holds.
  void protect(ThreadId thread, bool on) { threads_[thread.index()].is_protected = on; }

  // The thread is off its core and waits for one.
  void make_ready(ThreadId thread, Entry why, const ThreadFacts& facts, Time now);
  // A ready thread waits for a core no longer.
  void withdraw(ThreadId thread, Time now);

  // The most urgent ready thread that may use an idle core takes the one that it used last if that
  // is idle, else the lowest. Empty when there is no such thread, or when it is undecided who it
  // is. Its owner says then what the core does, and begins the quantum.
  Placement dispatch(Time now) {
    undecided_ = false;
    if (ready_ == 0 || running_ == cores_.size()) return {};
    return per_core_ ? dispatch_per_core(now) : dispatch_global(now);
  }
  // The last dispatch() found somebody to choose, but no decision.
  [[nodiscard]] bool undecided() const { return undecided_; }
  // The core that a ready thread would take now; none if none that it may use is idle.
  [[nodiscard]] CoreId core_for(ThreadId thread) const;

  // What it costs that this thread is now on this core, before anything else: going over from
  // another thread, and from another core. Asked once for each dispatch.
  [[nodiscard]] Duration dispatch_cost(const Placement& placement);

  // If a ready thread is to take the core of a running one: which running thread has to leave.
  [[nodiscard]] Placement to_preempt(Time now) const;

  void begin_quantum(CoreId core, Time now);
  // The thread on `core` does this until `end` unless something comes between.
  // While it is switching nothing does, though its quantum, if it has begun, goes on.
  void does(CoreId core, Doing doing, Time end, Time now);
  [[nodiscard]] Time ends_at(CoreId core) const { return cores_[core.index()].end; }
  // From now on cores end nothing by themselves: came() tells how far each one really is.
  void be_told() { told_ = true; }
  // The core's thread has made `used` of work since it was last told of, up to `now`; so much of
  // its operation is left (polling: ignored). What is over by that is due now.
  void came(CoreId core, Duration used, Duration left, Time now);
  // Work until the quantum or the owner's next look; kNever's value: nothing limits it.
  [[nodiscard]] Duration work_allowed(CoreId core) const;

  // A further instant at which its owner wants to look at this core; kNever: none.
  void wake_at(CoreId core, Time at) { cores_[core.index()].wake = at; }
  [[nodiscard]] Time wakes_at(CoreId core) const { return cores_[core.index()].wake; }
  [[nodiscard]] bool quantum_is_over(CoreId core, Time now) const {
    return cores_[core.index()].quantum_end <= now;
  }

  // Charges the time used so far: the core's thread goes on.
  void charge(CoreId core, Time now);

  // The thread on `core` leaves it: the core is idle. If it is not made ready at once, depart()
  // says whether it waits for something.
  void leave(CoreId core, Time now);
  void depart(ThreadId thread, bool waits, Time now) {
    if (traits().counts_use) policy_->depart(thread, waits, now);
  }

  // The quantum of the thread on `core` is over. True: somebody waits who may use this core, it
  // has to leave. False: it has begun a new one.
  bool end_quantum(CoreId core, Time now);

  // The next end of an operation, of a quantum, or wake on any core.
  [[nodiscard]] Time next_timer() const { return timers_.earliest(); }
  [[nodiscard]] CoreId next_core() const { return timers_.first(); }
  void stop_timer(CoreId core) { timers_.set(core, kNever); }

  // The lowest core whose thread is about to begin an operation; none if there is none.
  [[nodiscard]] CoreId next_beginning() const { return beginning_.lowest(); }

  // For each running thread that may be interrupted, from the highest core down.
  [[nodiscard]] std::vector<CoreId> interruptible() const;

  // Calls policy().reach(now), after all threads that may be interrupted have been made ready.
  void reach(Time now) { policy_->reach(now); }

  // Tells `note` of each choice from now on; copies do not.
  void watch(std::function<void(const Choice&)> note) { note_ = std::move(note); }

 private:
  struct Core {
    ThreadId thread, last_thread;
    Doing doing = Doing::nothing;
    Time charged_until = kNever;  // until the dispatch has been paid
    Time quantum_end = kNever, end = kNever, wake = kNever;
    Time told;  // be_told(): the instants above hold if the core works on steadily from here
  };
  struct Thread {
    CoreId last_core;
    std::uint32_t pins = 0;
    QueueId queue;  // where it is ready; per-core: or was last
    bool ready = false, is_protected = false;
  };

  void set_doing(CoreId core, Doing doing);
  void wait_to_be_told(CoreId core, Doing doing, Time end, Time now);
  // A queue of its pins, or one of a core.
  [[nodiscard]] QueueId choose_queue(const Thread& thread) const {
    return per_core_ ? choose_core_queue(thread) : QueueId{thread.pins};
  }
  [[nodiscard]] QueueId choose_core_queue(const Thread& thread) const;
  [[nodiscard]] bool may_be_preempted(CoreId core) const;
  std::span<const QueueId> queues_for(CoreId core) const;
  std::span<const QueueId> queues_for_idle() const;
  Placement dispatch_global(Time now);
  Placement dispatch_per_core(Time now);
  ThreadId steal_for(CoreId core, Time now);
  void took(ThreadId thread);
  Placement place(ThreadId thread, CoreId core);
  [[nodiscard]] CoreId least_urgent(const CoreSet& among, Time now) const;
  std::span<const QueueId> all_queues() const;
  void note_choice(ThreadId chosen, CoreId core);
  void list_candidates(std::span<const QueueId> queues, Time now);

  bool processes_;  // every thread is one of its own
  CostSpec cost_;
  bool per_core_, steal_;
  bool told_ = false;
  std::unique_ptr<Policy> policy_;
  std::vector<Core> cores_;
  std::vector<Thread> threads_;
  std::vector<CoreSet> allowed_;           // by pin set
  bool one_queue_ = false;                 // whose threads may use any core
  std::vector<std::size_t> queue_length_;  // by queue
  mutable std::vector<QueueId> queues_;    // room for a question
  CoreTimers timers_;
  CoreSet idle_, beginning_;
  std::size_t running_ = 0, ready_ = 0;
  bool undecided_ = false;
  std::function<void(const Choice&)> note_;
  Choice choice_;  // room for a note
};

// Here is what every event of a run calls, for the compiler to put in place.

inline void Kernel::make_ready(ThreadId id, Entry why, const ThreadFacts& facts, Time now) {
  Thread& thread = threads_[id.index()];
  thread.queue = choose_queue(thread);
  thread.ready = true;
  ++queue_length_[thread.queue.index()];
  ++ready_;
  policy_->enqueue(thread.queue, id, why, facts, now);
}

inline void Kernel::took(ThreadId id) {
  Thread& thread = threads_[id.index()];
  thread.ready = false;
  --queue_length_[thread.queue.index()];
  --ready_;
}

inline Kernel::Placement Kernel::place(ThreadId id, CoreId core) {
  Core& state = cores_[core.index()];
  state.thread = id;
  state.charged_until = state.quantum_end = state.wake = kNever;
  idle_.remove(core);
  ++running_;
  set_doing(core, Doing::beginning);
  return {id, core};
}

inline Duration Kernel::dispatch_cost(const Placement& placement) {
  Core& core = cores_[placement.core.index()];
  Thread& thread = threads_[placement.thread.index()];
  Duration cost;
  if (core.last_thread.valid() && core.last_thread != placement.thread) {
    cost += cost_[processes_ ? CostKind::process_switch : CostKind::switch_thread];
  }
  if (thread.last_core.valid() && thread.last_core != placement.core) {
    cost += cost_[CostKind::migrate];
  }
  core.last_thread = placement.thread;
  thread.last_core = placement.core;
  return cost;
}

inline void Kernel::begin_quantum(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  state.charged_until = now;
  const Duration quantum = policy_->quantum(state.thread, now);
  state.quantum_end = quantum == Policy::kUnlimited ? kNever : now + std::max(quantum, Duration{1});
}

inline void Kernel::set_doing(CoreId core, Doing doing) {
  Doing& now_doing = cores_[core.index()].doing;
  if (now_doing == Doing::beginning) beginning_.remove(core);
  if (doing == Doing::beginning) beginning_.add(core);
  now_doing = doing;
}

inline void Kernel::does(CoreId core, Doing doing, Time end, Time now) {
  Core& state = cores_[core.index()];
  state.end = end;
  set_doing(core, doing);
  if (doing == Doing::beginning) return timers_.set(core, kNever);
  if (told_) return wait_to_be_told(core, doing, end, now);
  const Time first =
      doing == Doing::switching ? end : std::min({end, state.quantum_end, state.wake});
  timers_.set(core, std::max(first, now));
}

inline void Kernel::charge(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  if (state.charged_until == kNever || !traits().counts_use) return;
  policy_->charge(state.thread, now - state.charged_until, now);
  state.charged_until = now;
}

inline void Kernel::leave(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  charge(core, now);
  state.thread = {};
  state.quantum_end = state.end = state.wake = kNever;
  set_doing(core, Doing::nothing);
  timers_.set(core, kNever);
  idle_.add(core);
  --running_;
}

}  // namespace interleave
