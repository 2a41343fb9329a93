#include "cli/text_table.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"

namespace interleave {

std::string TextTable::text() const {
  std::vector<std::size_t> widths(rows_[0].size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], count_code_points(row[i]));
    }
  }
  std::string text;
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - count_code_points(row[i]), ' ');
      if (i == 0) {
        text += row[i] + padding;
      } else {
        text += "  " + padding + row[i];
      }
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

}  // namespace interleave
