// What the compressor of links knows beforehand: words and turns of the scenario language, so that
// a short text is short in a link.
#pragma once

#include <string_view>

namespace interleave {

// Of links of version 1, for ever: with another dictionary none of them could be read. What comes
// later in the language does without, or gets a version 2 beside this one.
[[nodiscard]] std::string_view dictionary_1();

}  // namespace interleave
