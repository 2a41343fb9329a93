// What a `cpu` operation of a real run executes: n steps, which take n times as long as one. Of
// `spin` a step needs the result of the one before: a 64-bit linear congruential generator, one
// multiplication and one addition. Of the others (kernel_units.hpp) a step is one unit.
//
// The state is plain data: a burst may be cut anywhere and go on in another worker. Whether the
// work was really done can be told from the state alone: of `spin` in O(log n) by Brown, "Random
// number generation with arbitrary strides", Transactions of the American Nuclear Society 71
// (1994); of the others by what each unit is expected to give.
#pragma once

#include <cstdint>

#include "worker/kernel_units.hpp"

namespace interleave {

struct KernelState {
  std::uint64_t seed = 0;    // where the chain began; or which unit was the first
  std::uint64_t steps = 0;   // how many have been made since
  std::uint64_t digest = 0;  // where it is now; or the sum of what the units gave
  KernelKind kind = KernelKind::spin;
  std::uint32_t unused = 0;

  friend bool operator==(const KernelState&, const KernelState&) = default;
};

[[nodiscard]] KernelState kernel_start(std::uint64_t seed, KernelKind kind = KernelKind::spin);

// Makes `steps` more steps, one after another; takes as long as they take.
void kernel_run(KernelState& state, std::uint64_t steps);

// Whether `digest` is what `steps` steps from `seed` give.
[[nodiscard]] bool kernel_is_right(const KernelState& state);

// Whether `after` is what `steps` more steps make of `before`, itself being right.
[[nodiscard]] inline bool kernel_follows(const KernelState& before, const KernelState& after,
                                         std::uint64_t steps) {
  return after.kind == before.kind && after.seed == before.seed &&
         after.steps == before.steps + steps && kernel_is_right(after);
}

}  // namespace interleave
