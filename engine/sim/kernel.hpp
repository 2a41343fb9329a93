// The operating system's part: threads on cores. It keeps who runs where and until when, asks its
// Policy who is next, and gives each dispatch a quantum. Model.md, "Choosing".
//
// It leaves to its owner what the threads do (Runtime), what is written down (Recorder), and in
// which order the things of one instant happen (Simulation).
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/core_timers.hpp"
#include "sim/idle_cores.hpp"
#include "sim/policy.hpp"

namespace interleave {

class Kernel {
 public:
  struct Placement {
    ThreadId thread;
    CoreId core;
  };

  explicit Kernel(const RunSpec& spec);
  Kernel(const Kernel& other);
  Kernel& operator=(const Kernel&) = delete;

  [[nodiscard]] const Policy::Traits& traits() const { return policy_->traits(); }
  [[nodiscard]] ThreadId thread_on(CoreId core) const { return cores_[core.index()].thread; }

  // The thread is off its core and waits for one.
  void make_ready(ThreadId thread, Entry why, Time now);

  // The most urgent ready thread takes an idle core, the one that it used last if that is idle,
  // else the lowest; it begins a full quantum. Empty when nobody waits or no core is idle.
  std::optional<Placement> dispatch(Time now);

  // If a ready thread is to take the core of a running one: which running thread has to leave.
  [[nodiscard]] std::optional<Placement> to_preempt(Time now) const;

  // The thread on `core` computes until `end` unless something comes between.
  void compute_until(CoreId core, Time end);
  [[nodiscard]] Time computes_until(CoreId core) const { return cores_[core.index()].work_end; }

  // The thread on `core` leaves it (it waits, ends, or is to be made ready): the core is idle.
  void leave(CoreId core, Time now);

  // The quantum of the thread on `core` is over. True: somebody waits, it has to leave. False: it
  // has begun a new one.
  bool end_quantum(CoreId core, Time now);

  // The next end of an operation or of a quantum on any core; the quantum alone has ended if
  // computes_until() of that core is later.
  [[nodiscard]] Time next_timer() const { return timers_.earliest(); }
  [[nodiscard]] CoreId next_core() const { return timers_.first(); }
  void stop_timer(CoreId core) { timers_.set(core, kNever); }

 private:
  struct Core {
    ThreadId thread;
    Time charged_until, quantum_end, work_end;
  };

  void begin_quantum(CoreId core, Time now);

  static constexpr std::array kQueues{kGlobalQueue};

  std::unique_ptr<Policy> policy_;
  std::vector<Core> cores_;
  std::vector<CoreId> last_core_;  // of each thread
  std::vector<ThreadFacts> facts_;
  CoreTimers timers_;
  IdleCores idle_;
};

}  // namespace interleave
