// What became of each element of a list in a later form of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interleave {

// One element before, one after, or both: then the later stands in the place of the earlier.
struct Aligned {
  std::optional<std::size_t> before, after;
  friend bool operator==(const Aligned&, const Aligned&) = default;
};

// In order, with every element of both once. Equal keys are paired as far as a longest common
// subsequence goes; between them, elements are paired one by one and the rest is left alone. Lists
// that differ in more than some thousand elements are paired one by one there.
[[nodiscard]] std::vector<Aligned> align(std::span<const std::string> before,
                                         std::span<const std::string> after);

}  // namespace interleave
