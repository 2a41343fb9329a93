#include "ui/play.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {

std::string decision_sentence(const ManualPlay& manual) {
  const auto& options = manual.options;
  const CoreId core = options.front().core;
  const bool same = std::all_of(options.begin(), options.end(),
                                [&](const auto& option) { return option.core == core; });
  const std::string at = manual.at.ns == 0 ? "0" : readable_duration(manual.at - Time{});
  std::string words = same && core.valid()
                          ? say("Core {0} is free at {1}: who runs", {to_text(core.value), at})
                          : say("A core is free at {0}: who runs", {at});
  constexpr std::size_t kMostNamed = 9;
  if (options.size() > kMostNamed) {
    return words + "? " + say("{0} tasks are ready.", static_cast<std::int64_t>(options.size()));
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool last = i > 0 && i + 1 == options.size();
    words.append(last ? translated(" or ") : std::string_view(", ")).append(options[i].name);
  }
  return words + "?";
}

}  // namespace interleave
