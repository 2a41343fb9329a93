#include "worker/kernel.hpp"

#include <array>
#include <cstddef>

namespace interleave {
namespace {

// Knuth's MMIX generator (The Art of Computer Programming, volume 2, 3.3.4, table 1, line 26).
struct Step {
  std::uint64_t factor = 6'364'136'223'846'793'005u;
  std::uint64_t summand = 1'442'695'040'888'963'407u;

  // This step, then the other.
  [[nodiscard]] Step then(const Step& other) const {
    return {factor * other.factor, summand * other.factor + other.summand};
  }
};

Step power(Step step, std::uint64_t exponent) {
  Step result{1, 0};
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = result.then(step);
    step = step.then(step);
  }
  return result;
}

// What the first so many units of a row are expected to give.
std::uint64_t expected_of(KernelKind kind, std::uint64_t units) {
  struct Row {
    std::array<std::uint64_t, kUnits + 1> sums{};
    bool known = false;
  };
  static std::array<Row, kKernelKinds> rows;
  Row& row = rows[static_cast<std::size_t>(kind)];
  for (std::uint32_t i = 0; !row.known && i < kUnits; ++i) {
    row.sums[i + 1] = row.sums[i] + expected_unit(kind, i);
  }
  row.known = true;
  return units / kUnits * row.sums[kUnits] + row.sums[units % kUnits];
}

void run_spin(KernelState& state, std::uint64_t steps) {
  // Read as volatile: a compiler that knew the constants could make several steps at once.
  static const volatile std::uint64_t constants[2] = {Step{}.factor, Step{}.summand};
  const std::uint64_t factor = constants[0], summand = constants[1];
  std::uint64_t digest = state.digest;
  for (std::uint64_t i = 0; i < steps; ++i) digest = digest * factor + summand;
  state.digest = digest;
}

}  // namespace

KernelState kernel_start(std::uint64_t seed, KernelKind kind) {
  if (static_cast<std::uint32_t>(kind) >= kKernelKinds) kind = KernelKind::spin;
  if (kind == KernelKind::spin) return {seed, 0, seed};
  return {seed % kUnits, 0, 0, kind};
}

void kernel_run(KernelState& state, std::uint64_t steps) {
  if (state.kind == KernelKind::spin) {
    run_spin(state, steps);
  } else {
    for (std::uint64_t i = 0; i < steps; ++i) {
      const std::uint64_t unit = (state.seed + state.steps + i) % kUnits;
      state.digest += run_unit(state.kind, static_cast<std::uint32_t>(unit));
    }
  }
  state.steps += steps;
}

bool kernel_is_right(const KernelState& state) {
  if (state.kind == KernelKind::spin) {
    const Step all = power({}, state.steps);
    return state.digest == state.seed * all.factor + all.summand;
  }
  if (static_cast<std::uint32_t>(state.kind) >= kKernelKinds || state.seed >= kUnits) return false;
  return state.digest ==
         expected_of(state.kind, state.seed + state.steps) - expected_of(state.kind, state.seed);
}

}  // namespace interleave
