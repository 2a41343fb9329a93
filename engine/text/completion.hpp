// The words that may stand at a place of a text that is being typed: of the language where it
// expects one, else names that the text declares.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct Completion {
  std::size_t begin = 0;           // byte at which the word begun at the caret begins
  std::vector<std::string> words;  // those that begin so, in the order of the language's tables
};

// `caret` counts bytes, at most the text's; the text may be wrong in every way. Nothing is offered
// in a comment, in a string, or where only a number can stand. At most kMostWords.
inline constexpr std::size_t kMostCompletions = 60;
[[nodiscard]] Completion complete(std::string_view text, std::size_t caret);

}  // namespace interleave
