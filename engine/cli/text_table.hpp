// Rows of cells as aligned lines for a terminal: the first column to the left, numbers to the
// right. Widths count code points.
#pragma once

#include <string>
#include <vector>

namespace interleave {

class TextTable {
 public:
  explicit TextTable(std::vector<std::string> head) { rows_.push_back(std::move(head)); }

  // As many cells as the head has.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  // Two spaces between columns, no trailing ones, a line feed after each row.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace interleave
