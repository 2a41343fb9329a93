#include "app/reading_steps.hpp"

namespace interleave {

bool read_step(Reading& reading, std::optional<Duration> serial, std::size_t step) {
  const Trace& trace = reading.trace;
  if (step == 0) {
    reading.metrics = measure(trace, serial);
    reading.checks = untried_checks();
    return false;
  }
  const std::size_t checks = reading.checks.size();
  if (step <= checks) {
    try_check(trace, reading.metrics, reading.checks[step - 1]);
    return false;
  }
  if (step == checks + 1) {
    reading.in_progress = tasks_in_progress(trace);
    return false;
  }
  reading.executing = tasks_executing(trace);
  reading.colors = colors_of(trace);
  return true;
}

}  // namespace interleave
