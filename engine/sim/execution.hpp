// The same machinery, driven by what really happens: somebody else executes what the cores are to
// do, tells how far each one has come, and the clock is a real one. All else (who runs next, who
// waits for what, timers, releases) is decided as in a simulation, at the instant at which it is
// noticed, and written to the same Trace.
//
// Work is told in lengths of the text: an operation of 5 ms has 5 ms of work, however long that
// took. Costs of switching are not added, as they are real now. Instants must not go back.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/coordination.hpp"
#include "sim/simulation.hpp"

namespace interleave {

class Execution {
 public:
  // `hands_over`: a core is `switching` from a dispatch or an operation's beginning until tell()
  // says that it runs; else it runs at once.
  Execution(RunSpec spec, bool hands_over, std::uint64_t max_written);

  // What a core is to do now; empty: nothing.
  struct Work {
    ActivityId who;
    JobId job;
    ThreadId thread;
    TaskId task;
    std::uint32_t operation = 0;
    std::uint64_t round = 0;  // of the repeats around the operation
    Duration length, left;    // of the operation
    Duration allowed;         // until its quantum ends; Policy::kUnlimited
    bool polls = false;       // it computes nothing and asks until an answer comes; no length then

    // The same operation of the same job.
    [[nodiscard]] bool is_same_as(const Work& other) const {
      return job == other.job && operation == other.operation && round == other.round &&
             polls == other.polls;
    }
  };
  [[nodiscard]] std::optional<Work> on_core(CoreId core) const;

  // Handles all that is due by t. True when the run has ended; it always returns, and where an
  // instant never ends it does so as `no-progress`.
  bool run_until(Time t);
  // When something is due that nobody has to tell; kNever if nothing is.
  [[nodiscard]] Time next_due() const;
  // Somebody waits for a core.
  [[nodiscard]] bool anyone_ready() const;

  // The core has made `used` of its work since its dispatch or since it was last told of, so that
  // `left` of the operation is to go. run_until(t) is to follow.
  void came(CoreId core, Duration used, Duration left, Time t);
  // What is left of an operation that was taken off its core before anybody told how far it was.
  void correct(const Work& work, Duration left);
  // The core was in this state from t on (running, polling, stalled), or from as early as nothing
  // else has been told of it. Nothing if it does something else by now.
  void tell(CoreId core, const Work& work, State state, Cause cause, Time t);
  // The job that is on the core is given up: what it holds is given back, the rest goes on.
  void give_up(CoreId core, Time t);
  // Ends it at t, or later if more has been told.
  void stop(End kind, Time t);

  // Since when the core has been in the state that was told last.
  [[nodiscard]] Time since(CoreId core) const;
  // How much has been written, as the limit counts it.
  [[nodiscard]] std::uint64_t written() const;

  [[nodiscard]] bool ended() const { return simulation_.ended(); }
  [[nodiscard]] const Trace& trace() const { return simulation_.trace(); }
  [[nodiscard]] Trace take_trace() &&;

 private:
  Simulation::Engine& engine() { return *simulation_.engine_; }
  [[nodiscard]] const Simulation::Engine& engine() const { return *simulation_.engine_; }

  Simulation simulation_;
};

}  // namespace interleave
