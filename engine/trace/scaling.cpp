#include "trace/scaling.hpp"

#include <algorithm>

#include "trace/ratio.hpp"

namespace interleave {
namespace {

// With T of the serial run, t of this one on p cores, the serial fraction is
// (p t - T) / (T (p - 1)): its numerator.
WideInt serial_part(const Trace& trace, Duration serial) {
  return static_cast<WideInt>(trace.end.ns) * static_cast<std::int64_t>(trace.cores.size()) -
         serial.ns;
}

std::string_view why_no_serial_fraction(const Trace& trace, const Scaling& scaling) {
  if (trace.end_kind != End::completed) return "the run was not completed";
  if (!scaling.serial) return "the tasks cannot end one after another on one core";
  if (trace.end == Time{} || *scaling.serial == Duration{}) return "the run took no time";
  if (waits_for_device_or_timer(trace)) return "a task waits for a device or a timer";
  if (trace.cores.size() <= 1) return "there is only one core";
  if (serial_part(trace, *scaling.serial) < 0) {
    return "the run was sooner over than its work shared equally";
  }
  return {};
}

}  // namespace

bool waits_for_device_or_timer(const Trace& trace) {
  return !trace.timers.empty() ||
         std::any_of(trace.devices.begin(), trace.devices.end(),
                     [](const DeviceTrack& device) { return !device.requests.empty(); });
}

Scaling scaling_of(const Trace& trace, std::optional<Duration> serial_makespan) {
  Scaling scaling;
  scaling.serial = serial_makespan;
  const auto cores = static_cast<std::int64_t>(trace.cores.size());
  if (trace.end_kind == End::completed && serial_makespan && trace.end > Time{} && cores > 0) {
    const WideInt serial = serial_makespan->ns;
    scaling.speedup = wide_millionths(serial, trace.end.ns);
    if (!waits_for_device_or_timer(trace))
      scaling.efficiency = wide_millionths(serial, static_cast<WideInt>(trace.end.ns) * cores);
  }
  scaling.unknown_because = why_no_serial_fraction(trace, scaling);
  if (scaling.unknown_because.empty()) {
    scaling.serial_fraction =
        wide_millionths(serial_part(trace, *serial_makespan),
                        static_cast<WideInt>(serial_makespan->ns) * (cores - 1));
  }
  return scaling;
}

Millionths amdahl(Duration work, Duration span, std::int64_t cores) {
  if (work <= Duration{} || cores < 1) return std::nullopt;
  return wide_millionths(static_cast<WideInt>(work.ns) * cores,
                         work.ns + static_cast<WideInt>(span.ns) * (cores - 1));
}

Millionths gustafson(Duration work, Duration span, std::int64_t cores) {
  if (work <= Duration{} || cores < 1) return std::nullopt;
  const WideInt scaled =
      static_cast<WideInt>(work.ns) * cores - static_cast<WideInt>(span.ns) * (cores - 1);
  return wide_millionths(std::max<WideInt>(scaled, 0), work.ns);
}

Millionths predicted_by_amdahl(const Metrics& metrics, std::int64_t cores) {
  const Scaling& scaling = metrics.scaling;
  if (!scaling.serial_fraction || cores < 1) return std::nullopt;
  // n / (1 + f (n - 1)), with f as above.
  const auto p = static_cast<std::int64_t>(metrics.cores.size());
  const WideInt serial = static_cast<WideInt>(scaling.serial->ns) * (p - 1);
  const WideInt part = static_cast<WideInt>(metrics.makespan.ns) * p - scaling.serial->ns;
  return wide_millionths(serial * cores, serial + part * (cores - 1));
}

Millionths predicted_by_gustafson(const Metrics& metrics, std::int64_t cores) {
  const Scaling& scaling = metrics.scaling;
  if (!scaling.serial_fraction || cores < 1) return std::nullopt;
  // n - s (n - 1), s being the serial share of this run's time: f T / t.
  const auto p = static_cast<std::int64_t>(metrics.cores.size());
  const WideInt whole = static_cast<WideInt>(metrics.makespan.ns) * (p - 1);
  const WideInt part = static_cast<WideInt>(metrics.makespan.ns) * p - scaling.serial->ns;
  const WideInt growth = whole * cores - part * (cores - 1);
  return wide_millionths(std::max<WideInt>(growth, 0), whole);
}

}  // namespace interleave
