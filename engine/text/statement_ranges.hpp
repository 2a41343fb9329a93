// Where each statement of a text stands, by the part of the Scenario that it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/text_changes.hpp"

namespace interleave {

struct StatementRanges {
  struct Setting {
    std::string key;  // its word, with the name of a declaration: "cores", "device disk"
    StatementRange range;
  };
  struct Task {
    StatementRange head;
    std::vector<StatementRange> operations;
  };
  struct Variant {
    StatementRange head;
    std::vector<Setting> settings;
  };
  std::optional<StatementRange> version, title;
  std::vector<StatementRange> notes, parameters;
  std::vector<Setting> settings;  // the common ones
  std::vector<Task> tasks;
  std::vector<Variant> variants;
};

// Of a text without errors.
[[nodiscard]] StatementRanges statement_ranges(std::string_view text);

// The key of a setting from its words.
[[nodiscard]] std::string setting_key(std::string_view word, std::string_view name);

}  // namespace interleave
