#include "sim/policies/shares.hpp"

#include <algorithm>
#include <array>

namespace interleave {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kLowestNice = -20;
constexpr std::array<std::int32_t, 40> kWeights{
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916,  // -20 to -11
    9548,  7620,  6100,  4904,  3906,  3121,  2501,  1991,  1586,  1277,   // -10 to -1
    1024,  820,   655,   526,   423,   335,   272,   215,   172,   137,    // 0 to 9
    110,   87,    70,    56,    45,    36,    29,    23,    18,    15};    // 10 to 19

constexpr std::int64_t kWeightOfNice0 = 1024;

}  // namespace

std::int64_t weight_of_nice(std::int64_t nice) {
  constexpr auto kHighestNice = kLowestNice + static_cast<std::int64_t>(kWeights.size()) - 1;
  const std::int64_t known = std::clamp(nice, kLowestNice, kHighestNice);
  return kWeights[static_cast<std::size_t>(known - kLowestNice)];
}

std::int64_t scaled(std::int64_t of, std::int64_t times, std::int64_t by) {
  return static_cast<std::int64_t>(std::min<Wide>(Wide{of} * times / by, kMostVirtual));
}

std::int64_t virtual_time_of(Duration used, std::int64_t weight) {
  return scaled(used.ns, kWeightOfNice0, weight);
}

std::int64_t clamped_sum(std::int64_t a, std::int64_t b) {
  return std::clamp(a + b, -kMostVirtual, kMostVirtual);
}

}  // namespace interleave
