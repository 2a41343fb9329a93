// The operations of one task as they run, and what they add up to with every repeat spelled out.
#pragma once

#include <cstdint>
#include <optional>

#include "model/resolve_objects.hpp"
#include "model/run_spec.hpp"
#include "model/task_directory.hpp"
#include "model/values.hpp"

namespace interleave {

// What one job of a program does. Sums stop just above their limit instead of overflowing; a
// `uniform` counts with its longest, an `exponential` with its mean.
struct Demand {
  std::int64_t operations = 0;           // repeats spelled out; a forever counts once
  Duration cpu, io;                      // io: on devices and on timers
  bool passes_time = false;              // holds an operation that takes time or waits
  std::optional<std::uint32_t> endless;  // the `repeat forever` that is never left

  // What follows, `times` over.
  Demand& operator+=(const Demand& next);
  [[nodiscard]] Demand times(std::int64_t count) const;
};

struct ProgramContext {
  const Scenario& scenario;
  const ObjectNames& names;  // of this run
  const TaskDirectory& tasks;
  std::string_view variant;  // "" for an unnamed run
  WaitMode wait;             // of an `io` or `sleep` without a word of its own
};

// `task` is the index of its statement. Repeats that hold no operation get the count 0.
[[nodiscard]] Program resolve_program(std::uint32_t task, const ProgramContext& context,
                                      Values& values, Demand& demand);

}  // namespace interleave
