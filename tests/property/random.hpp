// Numbers that are the same everywhere for the same seed; good enough to vary scenarios with.
#pragma once

#include <cstdint>

namespace interleave {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435761u + 1) {}

  // 0 to below - 1.
  std::int64_t below(std::int64_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(below));
  }
  bool chance(std::int64_t percent) { return this->below(100) < percent; }

 private:
  std::uint64_t state_;
};

}  // namespace interleave
