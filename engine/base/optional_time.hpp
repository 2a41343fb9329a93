// A Time that may be missing, in 8 bytes instead of the 16 of std::optional<Time>: a Trace holds
// millions of them. It is used like one, and turns into one.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "base/time.hpp"

namespace interleave {

class OptionalTime {
 public:
  constexpr OptionalTime() = default;
  constexpr OptionalTime(std::nullopt_t) {}
  constexpr OptionalTime(Time time) : time_(time) {}
  constexpr OptionalTime(const std::optional<Time>& time) : time_(time.value_or(kMissing)) {}
  constexpr operator std::optional<Time>() const {
    return has_value() ? std::optional<Time>{time_} : std::nullopt;
  }

  [[nodiscard]] constexpr bool has_value() const { return time_ != kMissing; }
  [[nodiscard]] constexpr explicit operator bool() const { return has_value(); }
  // There must be a value.
  [[nodiscard]] constexpr const Time& operator*() const { return time_; }
  [[nodiscard]] constexpr const Time* operator->() const { return &time_; }
  [[nodiscard]] constexpr Time value_or(Time otherwise) const {
    return has_value() ? time_ : otherwise;
  }
  constexpr void reset() { time_ = kMissing; }

  friend constexpr bool operator==(OptionalTime, OptionalTime) = default;

 private:
  static constexpr Time kMissing{std::numeric_limits<std::int64_t>::min()};
  Time time_ = kMissing;
};

}  // namespace interleave
