#include "ui/speed.hpp"

#include <algorithm>
#include <cmath>

#include "base/format.hpp"

namespace interleave {
namespace {

constexpr double kComfortableSeconds = 8;

}  // namespace

double comfortable_speed(Time end) {
  const double wanted = static_cast<double>(end.ns) / 1e9 / kComfortableSeconds;
  const auto times_off = [&](double speed) { return std::max(speed / wanted, wanted / speed); };
  const auto nearer = [&](double a, double b) { return times_off(a) < times_off(b); };
  if (wanted <= 0) return 1;
  return *std::min_element(kSpeeds.begin(), kSpeeds.end(), nearer);
}

double neighbour_speed(double speed, int by) {
  const auto at = std::lower_bound(kSpeeds.begin(), kSpeeds.end(), speed * 0.999);
  const auto index = std::clamp<std::ptrdiff_t>((at - kSpeeds.begin()) + by, 0,
                                                static_cast<std::ptrdiff_t>(kSpeeds.size()) - 1);
  return kSpeeds[static_cast<std::size_t>(index)];
}

std::string speed_text(double speed) {
  if (speed >= 1) return to_text(std::llround(speed));
  return "1/" + to_text(std::llround(1 / speed));
}

}  // namespace interleave
