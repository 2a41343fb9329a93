// Simulated or measured time. Both types are strong 64-bit counts of nanoseconds: a Time is an
// instant since the start of a run, a Duration the distance between two instants. There is no
// floating point here, so that equal input gives equal output on every platform.
// Limits are the language's: no instant lies beyond kMaxTime (1e15 ns, some eleven days), which
// leaves room for the sum of nine thousand of them before an int64_t could overflow.
#pragma once

#include <compare>
#include <cstdint>

namespace interleave {

struct Duration {
  std::int64_t ns = 0;

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.ns + b.ns}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.ns - b.ns}; }
  constexpr Duration& operator+=(Duration other) { return ns += other.ns, *this; }
  constexpr Duration& operator-=(Duration other) { return ns -= other.ns, *this; }
};

struct Time {
  std::int64_t ns = 0;

  friend constexpr auto operator<=>(Time, Time) = default;
  friend constexpr Time operator+(Time t, Duration d) { return {t.ns + d.ns}; }
  friend constexpr Time operator-(Time t, Duration d) { return {t.ns - d.ns}; }
  friend constexpr Duration operator-(Time later, Time earlier) { return {later.ns - earlier.ns}; }
};

inline constexpr Duration kMaxDuration{1'000'000'000'000'000};
inline constexpr Time kMaxTime{1'000'000'000'000'000};

}  // namespace interleave
