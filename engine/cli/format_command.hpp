// `interleave format FILE...`: the canonical form of every file, one after another. A file with an
// error gives its diagnostics instead; warnings are `check`'s business.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace interleave {

[[nodiscard]] CommandResult format_command(const std::vector<std::string>& files);

}  // namespace interleave
