// One statement of a Scenario in its canonical form, without indentation and line end.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/scenario.hpp"

namespace interleave {

// As a string of the language, with its quotation marks.
[[nodiscard]] std::string quoted(std::string_view text);

class StatementPrinter {
 public:
  // Those of the Scenario, which must outlive the printer.
  explicit StatementPrinter(std::span<const Parameter> parameters) : parameters_(parameters) {}

  [[nodiscard]] std::string title(std::string_view title) const;
  [[nodiscard]] std::string note(std::string_view note) const;
  [[nodiscard]] std::string variant(std::string_view name) const;
  [[nodiscard]] std::string print(const Parameter& parameter) const;
  // One for each setting that is said, in the order of language.md.
  [[nodiscard]] std::vector<std::string> print(const Settings& settings) const;
  // The `task` statement without its operations.
  [[nodiscard]] std::string head(const TaskStatement& task) const;
  [[nodiscard]] std::string print(const Statement& operation) const;

 private:
  [[nodiscard]] std::string show(const Quantity& quantity) const;
  [[nodiscard]] std::string show(const LengthStatement& length) const;
  [[nodiscard]] std::string listed(const std::vector<Quantity>& quantities) const;
  [[nodiscard]] std::string policy(const PolicyStatement& policy) const;
  [[nodiscard]] std::string cost(const CostStatement& cost) const;
  void objects(const Settings& settings, std::vector<std::string>& lines) const;

  std::span<const Parameter> parameters_;
};

}  // namespace interleave
