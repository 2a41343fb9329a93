// Changes of single statements in a text that leave everything else as it is: comments, order,
// indentation, line ends. Changes are noted first and made all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

// Where a statement stands, in bytes from its first token to its last.
struct StatementRange {
  std::size_t begin = 0, end = 0;
  bool first_on_line = true, last_on_line = true;
  std::size_t depth = 0;  // 0: task, variant or common setting; 1 and more: what belongs to them
};

class TextChanges {
 public:
  explicit TextChanges(std::string_view text);  // which must outlive the changes

  void replace(const StatementRange& statement, std::string by);
  void remove(const StatementRange& statement);
  // A new statement behind one that stays, on a line of its own where that one has one.
  void insert_after(const StatementRange& statement, std::string_view added, std::size_t depth);
  void insert_at_start(std::string_view added);
  void insert_at_end(std::string_view added, std::size_t depth);

  [[nodiscard]] std::string apply() &&;

 private:
  struct Change {
    std::size_t begin = 0, end = 0;  // what goes; equal: nothing
    std::string text;                // what comes
  };
  [[nodiscard]] std::size_t line_begin(std::size_t offset) const;
  [[nodiscard]] std::size_t line_end(std::size_t offset) const;  // before its line end
  [[nodiscard]] std::string indentation(std::size_t offset) const;

  std::string_view text_;
  std::string_view line_break_;
  std::vector<Change> changes_;
};

}  // namespace interleave
