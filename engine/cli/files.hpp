// Reading and writing whole files, `-` being standard input. Errors are sentences.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace interleave {

// At most one byte more than a scenario may have, so that an endless input ends.
[[nodiscard]] Result<std::string, std::string> read_scenario(const std::string& path);

// The sentence says why it could not be written; empty: it was.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view text);

}  // namespace interleave
