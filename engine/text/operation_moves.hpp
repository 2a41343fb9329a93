// Operations moved to another place of a text, with the comments on their lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/parse.hpp"
#include "text/statement_ranges.hpp"

namespace interleave {

struct OperationMove {
  std::size_t task = 0, operation = 0;     // what moves, a repeat with all in it
  std::size_t to_task = 0, to_before = 0;  // before which operation; their number: to the end
};

// Behind the operation at `begin` and all that is in it.
[[nodiscard]] std::size_t block_end(const std::vector<Statement>& body, std::size_t begin);

// How deep an operation before the one at `index` stands; 1 outside of every repeat.
[[nodiscard]] std::size_t depth_at(const std::vector<Statement>& body, std::size_t index);

// All four indices are in range; `parsed` is parse(text), without errors. A move into itself leaves
// the text as it is.
[[nodiscard]] std::string move_operations(std::string_view text, const ParsedScenario& parsed,
                                          const StatementRanges& ranges, const OperationMove& move);

}  // namespace interleave
