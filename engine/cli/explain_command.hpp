// `interleave explain FILE --at TIME --core N`: why that core ran whom it ran, in a sentence, and
// in another what it did then. Variants that have no such core are left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace interleave {

struct ExplainOptions {
  std::string file;
  std::optional<std::string> variant;  // empty: all of them
  std::vector<std::string> knobs;      // NAME=VALUE
  std::string at;                      // a duration
  std::int64_t core = 0;
};

[[nodiscard]] CommandResult explain_command(const ExplainOptions& options);

}  // namespace interleave
