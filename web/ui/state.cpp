#include "ui/state.hpp"

#include <algorithm>

namespace interleave {

std::string_view name_of(Mode mode) {
  switch (mode) {
    case Mode::simulated: return "simulated";
    case Mode::real: return "real";
    case Mode::both: return "both";
  }
  return "";
}

std::string_view name_of(ThemeChoice theme) {
  switch (theme) {
    case ThemeChoice::automatic: return "auto";
    case ThemeChoice::light: return "light";
    case ThemeChoice::dark: return "dark";
    case ThemeChoice::contrast: return "contrast";
  }
  return "";
}

std::string_view name_of(Tab tab) {
  switch (tab) {
    case Tab::text: return "text";
    case Tab::knobs: return "knobs";
    case Tab::tasks: return "tasks";
  }
  return "";
}

std::string_view name_of(Detail detail) {
  switch (detail) {
    case Detail::tasks: return "tasks";
    case Detail::why: return "why";
    case Detail::checks: return "checks";
    case Detail::curves: return "curves";
    case Detail::outcomes: return "outcomes";
  }
  return "";
}

std::size_t Reading::checks_passed() const {
  return static_cast<std::size_t>(
      std::count_if(checks.begin(), checks.end(),
                    [](const CheckResult& check) { return check.failure.empty(); }));
}

std::size_t Reading::checks_failed() const { return checks.size() - checks_passed(); }

Reading::Counts Reading::counts_at(Time at) const {
  at = std::min(at, Time{std::max<std::int64_t>(0, trace.end.ns - 1)});
  return {in_progress.value_at(at), executing.value_at(at)};
}

}  // namespace interleave
