// A text as the payload of a link: raw deflate (RFC 1951) with a preset dictionary, in base64url,
// behind the number of the dictionary: `1.` and the rest. One codec, compiled into the page and
// the command line, so that both write the same bytes for the same text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace interleave {

// "" only where there is no memory for it.
[[nodiscard]] std::string pack(std::string_view text);

// Any deflate of the text is accepted, whoever wrote it. Else a sentence for the reader: of a later
// version, cut short, damaged, or more than kMaxTextBytes once unpacked (which is noticed before so
// much is kept).
[[nodiscard]] Result<std::string, std::string> unpack(std::string_view payload);

}  // namespace interleave
