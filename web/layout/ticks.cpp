#include "layout/ticks.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace interleave {
namespace {

constexpr int kMaxDecimals = 9;

Duration round_step(Duration at_least) {
  std::int64_t power = 1;
  for (;;) {
    for (const std::int64_t factor : {1, 2, 5}) {
      const std::int64_t step = factor * power;
      if (step >= at_least.ns || step >= kMaxDuration.ns) return {step};
    }
    power *= 10;
  }
}

int decimals_for(Duration step, std::int64_t unit_ns) {
  int decimals = 0;
  std::int64_t scaled = unit_ns;
  while (decimals < kMaxDecimals && scaled > 1 && step.ns % scaled != 0) {
    scaled /= 10;
    ++decimals;
  }
  return decimals;
}

}  // namespace

TimeUnit unit_for(Duration d) {
  const std::int64_t ns = d.ns < 0 ? -d.ns : d.ns;
  if (ns >= 1'000'000'000) return {1'000'000'000, "s"};
  if (ns >= 1'000'000) return {1'000'000, "ms"};
  if (ns >= 1'000) return {1'000, "\xC2\xB5s"};
  return {1, "ns"};
}

std::string in_unit(Duration d, std::int64_t unit_ns, int decimals) {
  const bool negative = d.ns < 0;
  const std::int64_t ns = negative ? -d.ns : d.ns;
  std::int64_t shown = 1;  // how many of the last decimal's units make one unit
  for (int i = 0; i < decimals && shown < unit_ns; ++i) shown *= 10;
  const std::int64_t quantum = unit_ns / shown;
  const std::int64_t rounded =
      ns / quantum + (2 * (ns % quantum) >= quantum && quantum > 1 ? 1 : 0);
  std::string text = negative && rounded > 0 ? "\xE2\x88\x92" : "";
  text += to_text(rounded / shown);
  if (shown == 1) return text;
  const std::string fraction = to_text(rounded % shown);
  std::string zeros;
  for (std::int64_t s = shown / 10; s > 1 && rounded % shown < s; s /= 10) zeros += '0';
  return text + "." + zeros + fraction;
}

std::string axis_label(Time t, Time largest, Duration step) {
  if (t.ns == 0) return "0";
  const TimeUnit unit = unit_for(Duration{largest.ns});
  return in_unit(Duration{t.ns}, unit.ns, decimals_for(step, unit.ns)) + " " + unit.name;
}

Ticks ticks(const TimeScale& scale, float min_pixels) {
  Ticks result;
  result.step = round_step(scale.time_of(std::max(min_pixels, 8.0f)));
  const Viewport& view = scale.viewport();
  const std::int64_t step = result.step.ns;
  std::int64_t first = view.start.ns / step;
  if (first * step < view.start.ns) ++first;
  for (std::int64_t k = first; k * step <= view.end().ns; ++k) {
    const Time at{k * step};
    result.marks.push_back({at, axis_label(at, view.end(), result.step)});
  }
  return result;
}

}  // namespace interleave
