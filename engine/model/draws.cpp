#include "model/draws.hpp"

#include <algorithm>
#include <bit>

#include "model/minus_logarithms.hpp"

namespace interleave {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kLogarithmOf2 = kMinusLogarithms[0];

// -ln(bits / 2^64) in units of 2^-32. The distribution has no memory: each leading zero halves the
// fraction and adds ln 2, and what is left lies between 1/2 and 1, where the table is.
std::uint64_t minus_logarithm(std::uint64_t bits) {
  if (bits == 0) return 64 * kLogarithmOf2;
  const int zeros = std::countl_zero(bits);
  const std::uint64_t fraction = (bits << zeros) << 1;  // of the way from 1/2 to 1
  const std::size_t step = fraction >> 56;
  const std::uint64_t within = fraction >> 24 & 0xffff'ffff;
  const std::uint64_t drop = kMinusLogarithms[step] - kMinusLogarithms[step + 1];
  return static_cast<std::uint64_t>(zeros) * kLogarithmOf2 + kMinusLogarithms[step] -
         (drop * within >> 32);
}

}  // namespace

Duration draw(const Length& length, std::uint64_t bits) {
  switch (length.distribution) {
    case Distribution::exact: return length.first;
    case Distribution::uniform: {
      const auto choices = static_cast<std::uint64_t>((length.second - length.first).ns) + 1;
      return length.first + Duration{static_cast<std::int64_t>(Wide{bits} * choices >> 64)};
    }
    case Distribution::exponential: {
      const Wide scaled =
          Wide{static_cast<std::uint64_t>(length.first.ns)} * minus_logarithm(bits) >> 32;
      const Wide most = static_cast<std::uint64_t>(kMaxDuration.ns);
      return Duration{static_cast<std::int64_t>(std::min(scaled, most))};
    }
  }
  return {};
}

}  // namespace interleave
