#include "ui/play.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace interleave {

std::string decision_sentence(const ManualPlay& manual) {
  const auto& options = manual.options;
  const CoreId core = options.front().core;
  const bool same = std::all_of(options.begin(), options.end(),
                                [&](const auto& option) { return option.core == core; });
  std::string words = same && core.valid() ? "Core " + to_text(core.value) : "A core";
  words += " is free at " + (manual.at.ns == 0 ? "0" : readable_duration(manual.at - Time{})) +
           ": who runs";
  constexpr std::size_t kMostNamed = 9;
  if (options.size() > kMostNamed) {
    return words + "? " + counted(static_cast<std::int64_t>(options.size()), "task") +
           " are ready.";
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    words += (i == 0 ? ", " : i + 1 == options.size() ? " or " : ", ") + options[i].name;
  }
  return words + "?";
}

}  // namespace interleave
