// A deterministic discrete-event simulation of one RunSpec, in slices: run_until() goes on for a
// bounded number of events and returns. It never blocks, never aborts on input, and equal input
// gives equal bytes of Trace on every platform. The rules are how-it-works.md's.
//
// A Simulation is a value: a copy is a snapshot, and going on from a copy gives the same Trace as
// going on from the original.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/kernel.hpp"
#include "trace/trace.hpp"

namespace interleave {

// How many slices and requests a Trace may hold, some 32 bytes each: a run that reaches it ends as
// one that reaches its event limit. Where memory is 4 GiB at most it has to be less.
inline constexpr std::uint64_t kMaxWritten = sizeof(void*) > 4 ? 64'000'000 : 12'000'000;

class Simulation {
 public:
  // `chooser` decides under `manual`; without one the first in the queue runs. A copy asks a copy
  // of it.
  explicit Simulation(const RunSpec& spec, std::uint64_t max_written = kMaxWritten,
                      Chooser chooser = {});
  // The same in pieces: it may run when take_in(), with the same spec, has said true, after so many
  // more of its tasks at a time.
  [[nodiscard]] static Simulation begun(const RunSpec& spec);
  bool take_in(const RunSpec& spec, std::size_t tasks);

  Simulation(const Simulation& other);
  Simulation& operator=(const Simulation& other);
  Simulation(Simulation&&) noexcept;
  Simulation& operator=(Simulation&&) noexcept;
  ~Simulation();

  // Handles every event up to and including `until`, but at most `event_budget` of them. True when
  // the run has ended (trace().end_kind says how); a further call then does nothing.
  bool run_until(Time until, std::uint64_t event_budget);

  // run_until() has stopped because the chooser said kUndecided; it will be asked again.
  [[nodiscard]] bool undecided() const;
  // The core that a ready thread would take if it were chosen now; none if none is free for it.
  [[nodiscard]] CoreId core_for(ThreadId thread) const;

  // Marks a run that was given up for its event limit as ended: End::budget.
  void stop_for_budget();

  // For whoever executes the run instead (web/worker): sim/execution.hpp.
  friend class Execution;

  // Calls `note` for every choice of a thread for a core from now on; copies do not.
  void watch(std::function<void(const Kernel::Choice&)> note);
  // The job that a thread carries now; none if it carries nothing.
  [[nodiscard]] JobId job_of(ThreadId thread) const;

  [[nodiscard]] bool ended() const;
  [[nodiscard]] Time now() const;
  [[nodiscard]] std::uint64_t events() const;  // handled so far
  [[nodiscard]] const Trace& trace() const;
  [[nodiscard]] Trace take_trace() &&;

 private:
  struct Engine;
  explicit Simulation(std::unique_ptr<Engine> engine);

  std::unique_ptr<Engine> engine_;
};

// Runs to the end, or to `max_events` (then End::budget).
[[nodiscard]] Trace simulate(const RunSpec& spec, std::uint64_t max_events = kDefaultEventBudget);

// The makespan of the same tasks under `serial` on one core with these devices: empty when that
// cannot finish (endless tasks, or not before the horizon), or would take more than `max_events`.
[[nodiscard]] std::optional<Duration> serial_makespan(
    const RunSpec& spec, std::uint64_t max_events = kDefaultEventBudget);

// The simulation whose makespan that is, for those who run it in pieces; none where the answer
// takes no simulation.
[[nodiscard]] std::optional<RunSpec> serial_simulation(const RunSpec& spec);

}  // namespace interleave
