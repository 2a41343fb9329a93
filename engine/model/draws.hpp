// Random lengths. A draw depends only on the seed and on what it is for, never on what was drawn
// before, so that every variant and every schedule does the same work. Integers only: equal bytes
// on every platform. The generator is SplitMix64 (Steele, Lea and Flood, "Fast Splittable
// Pseudorandom Number Generators", 2014), applied to each of the numbers in turn.
#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "model/operation.hpp"

namespace interleave {

// In place of an operation's index: the gap before release `repetition` of a periodic task, and
// the distance of a copy from the one before it.
inline constexpr std::uint64_t kGapDraw = 0xffff'ffff;
inline constexpr std::uint64_t kApartDraw = 0xffff'fffe;

// Which task of the text draws: its statement and which of `xN` it is, from 0.
[[nodiscard]] constexpr std::uint64_t task_key(std::uint32_t statement, std::uint32_t copy) {
  return std::uint64_t{statement} << 32 | copy;
}

// One step of SplitMix64 from this state.
[[nodiscard]] constexpr std::uint64_t splitmix64(std::uint64_t state) {
  std::uint64_t bits = state + 0x9e37'79b9'7f4a'7c15;
  bits = (bits ^ bits >> 30) * 0xbf58'476d'1ce4'e5b9;
  bits = (bits ^ bits >> 27) * 0x94d0'49bb'1331'11eb;
  return bits ^ bits >> 31;
}

// `job` counts the jobs of the task from 0, `operation` is an index into its Program, `repetition`
// counts the executions of that operation in that job from 0.
[[nodiscard]] constexpr std::uint64_t draw_bits(std::uint64_t seed, std::uint64_t task,
                                                std::uint64_t job, std::uint64_t operation,
                                                std::uint64_t repetition) {
  std::uint64_t bits = splitmix64(seed);
  for (const std::uint64_t part : {task, job, operation, repetition}) {
    bits = splitmix64(bits ^ part);
  }
  return bits;
}

// The length that these bits stand for, 0 to kMaxDuration in whole nanoseconds. exact: `first`;
// uniform: every nanosecond from `first` to `second`, both included; exponential: floored, with
// the mean `first`, by -ln of the bits as a fraction of 1.
[[nodiscard]] Duration draw(const Length& length, std::uint64_t bits);

}  // namespace interleave
