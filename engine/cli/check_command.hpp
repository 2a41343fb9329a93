// `interleave check FILE...`: every diagnostic of every file, on standard error.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace interleave {

[[nodiscard]] CommandResult check_command(const std::vector<std::string>& files);

}  // namespace interleave
