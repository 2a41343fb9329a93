// `interleave link FILE [FIELD=VALUE]...`: the scenario as the fragment of an address, `#` and all,
// in the canonical form, which has no comments; the fields are those of link/link.hpp (`t=45ms`,
// `f=cores`, `k.brew=20ms`). `interleave unlink LINK`: the text that a link carries, and what else
// it says as comments before it.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace interleave {

struct LinkOptions {
  std::string file;
  std::vector<std::string> fields;
};

[[nodiscard]] CommandResult link_command(const LinkOptions& options);

// `link` is a whole address or its fragment, or `-`: it stands on standard input.
[[nodiscard]] CommandResult unlink_command(const std::string& link);

}  // namespace interleave
