// How fast this machine computes each kernel and how finely its clock ticks, as calibration found
// out: what turns the lengths of a scenario into steps.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/time.hpp"
#include "worker/kernel_units.hpp"

namespace interleave {

class Pace {
 public:
  // Of all kernels the same; at least 1.
  constexpr explicit Pace(std::uint64_t steps_per_ms, Duration grain = {}) : clock_grain(grain) {
    steps_per_s_.fill(steps_per_ms * 1'000);
  }

  Duration clock_grain;  // the least difference between two readings

  // At least 1; what is beyond 8 * 10^9 counts as that.
  void set(KernelKind kind, std::uint64_t steps_per_s) {
    constexpr std::uint64_t kLeast = 1, kMost = 8'000'000'000;
    steps_per_s_[static_cast<std::size_t>(kind)] = std::clamp(steps_per_s, kLeast, kMost);
  }

  // At least one step for what takes any time. Saturates.
  [[nodiscard]] std::uint64_t steps_in(Duration length, KernelKind kind = KernelKind::spin) const {
    if (length.ns <= 0) return 0;
    const std::uint64_t rate = steps_per_s_[static_cast<std::size_t>(kind)];
    const std::uint64_t s = static_cast<std::uint64_t>(length.ns) / kSecond;
    const std::uint64_t rest = static_cast<std::uint64_t>(length.ns) % kSecond;
    const std::uint64_t limit = std::uint64_t{1} << 62;
    if (s > limit / rate) return limit;
    return std::max<std::uint64_t>(1, s * rate + rest * rate / kSecond);
  }

  // What so many steps take. 0 for none only; at most some thirty years.
  [[nodiscard]] Duration length_of(std::uint64_t steps, KernelKind kind = KernelKind::spin) const {
    if (steps == 0) return {};
    const std::uint64_t rate = steps_per_s_[static_cast<std::size_t>(kind)];
    const std::uint64_t s = std::min<std::uint64_t>(steps / rate, kSecond);
    const std::uint64_t rest = steps % rate * kSecond / rate;
    return {std::max<std::int64_t>(1, static_cast<std::int64_t>(s * kSecond + rest))};
  }

 private:
  static constexpr std::uint64_t kSecond = 1'000'000'000;
  std::array<std::uint64_t, kKernelKinds> steps_per_s_{};
};

}  // namespace interleave
