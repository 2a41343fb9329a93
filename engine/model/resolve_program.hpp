// The operations of one task as they run, and what they add up to with every repeat spelled out.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

// What one job of a program does. Sums stop just above their limit instead of overflowing.
struct Demand {
  std::int64_t operations = 0;  // cpu and io, repeats spelled out; a forever counts once
  Duration cpu, io;
  std::optional<std::uint32_t> endless;  // the `repeat forever` that is never left

  // What follows, `times` over.
  Demand& operator+=(const Demand& next);
  [[nodiscard]] Demand times(std::int64_t count) const;
};

struct ProgramContext {
  const Scenario& scenario;
  const std::unordered_map<std::string_view, DeviceId>& devices;  // of this run
  std::string_view variant;                                       // "" for an unnamed run
};

// `task` is the index of its statement. Repeats that hold no operation get the count 0.
[[nodiscard]] Program resolve_program(std::uint32_t task, const ProgramContext& context,
                                      Values& values, Demand& demand);

}  // namespace interleave
