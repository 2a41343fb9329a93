// The fragment of an address as named values: `s=1.abc&t=45ms`. Names and values are percent-coded
// as in a query (but `+` is a plus).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct LinkField {
  std::string name, value;
};

// More fields than these are not read.
inline constexpr std::size_t kMostLinkFields = 64;

// What stands behind the first `#` of a whole address, or all if there is none. Fields of no
// characters are left out. `&amp;`, which an address copied from a page's source has, is `&`.
[[nodiscard]] std::vector<LinkField> read_fields(std::string_view link);

// Appends `&name=value`, without the `&` when it is the first.
void append_field(std::string& fragment, std::string_view name, std::string_view value);

}  // namespace interleave
