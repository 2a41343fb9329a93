// The loads that the engine's speed is measured with, and hand-written simulators of just them: the
// least code that gets the same figures, without a Trace, checked against the engine.
#pragma once

#include <cstdint>

#include "model/run_spec.hpp"

namespace interleave::bench {

// Round robin on `cores` cores: tasks of `bursts` bursts with a wait for an unlimited device after
// each. Burst lengths differ from task to task, so that some 80 of 100 bursts outlast the quantum.
// As people at terminals, who think for a while, about half of the tasks wait at any moment: the
// waits are as long as the cores take for half of the tasks. There are kKinds kinds of tasks; those
// of one kind share a program, as those of `task NAME xN` do.
struct BurstLoad {
  static constexpr std::uint32_t kKinds = 16 * 11;  // lengths of bursts times lengths of waits

  std::uint32_t tasks = 10'000;
  std::uint32_t bursts = 100;
  std::uint32_t cores = 4;

  [[nodiscard]] Duration burst(std::uint32_t task) const {
    return {(7 + static_cast<std::int64_t>(task * 7 % 16)) * 1'000'000};
  }
  [[nodiscard]] Duration wait(std::uint32_t task) const {
    return {(3 + static_cast<std::int64_t>(task * 3 % 11)) * 1'000'000 * tasks / cores};
  }
  static constexpr Duration kQuantum{10'000'000};
};

// Periodic tasks under `edf` up to the horizon, which load the cores to about three quarters.
struct PeriodicLoad {
  std::uint32_t tasks = 64;
  std::uint32_t cores = 4;
  Duration horizon{60'000'000'000};

  [[nodiscard]] Duration period(std::uint32_t task) const {
    return {(4 + static_cast<std::int64_t>(task * 5 % 29)) * 1'000'000};
  }
  [[nodiscard]] Duration work(std::uint32_t task) const { return {period(task).ns * 3 / 64}; }
};

[[nodiscard]] RunSpec spec_of(const BurstLoad& load);
[[nodiscard]] RunSpec spec_of(const PeriodicLoad& load);

// What a hand-written simulator found: how many events it handled and when the last one was.
struct Figures {
  std::uint64_t events = 0;  // releases, ends of bursts, of quanta and of waits; or jobs
  Time end;
  Duration waiting;  // round robin: for a core, of all tasks together
};
[[nodiscard]] Figures run_by_hand(const BurstLoad& load);
[[nodiscard]] Figures run_by_hand(const PeriodicLoad& load);

}  // namespace interleave::bench
