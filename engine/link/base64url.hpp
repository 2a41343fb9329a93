// base64url without padding (RFC 4648, section 5): bytes as letters, digits, `-` and `_`, which
// every address, messenger and mail program leaves alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace interleave {

[[nodiscard]] std::string to_base64url(std::string_view bytes);

// Empty when a character is none of the 64, or so many characters cannot be (4n + 1). Bits beyond
// the last whole byte are not looked at.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace interleave
