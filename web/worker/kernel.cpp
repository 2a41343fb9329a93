#include "worker/kernel.hpp"

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

}  // namespace

KernelState kernel_start(std::uint64_t seed) { return {seed, 0, seed}; }

void kernel_run(KernelState& state, std::uint64_t steps) {
  // Read as volatile: a compiler that knew the constants could make several steps at once.
  static const volatile std::uint64_t constants[2] = {Step{}.factor, Step{}.summand};
  const std::uint64_t factor = constants[0], summand = constants[1];
  std::uint64_t digest = state.digest;
  for (std::uint64_t i = 0; i < steps; ++i) digest = digest * factor + summand;
  state.digest = digest;
  state.steps += steps;
}

bool kernel_is_right(const KernelState& state) {
  const Step all = power({}, state.steps);
  return state.digest == state.seed * all.factor + all.summand;
}

}  // namespace interleave
