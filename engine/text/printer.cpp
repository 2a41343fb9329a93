// print(): the canonical text of a Scenario. Everything that was said is printed, also where it
// equals a default, because saying it can matter to a variant.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "text/parse.hpp"
#include "text/statement_printer.hpp"

namespace interleave {
namespace {

class Printer {
 public:
  Printer(const Scenario& scenario, bool indented)
      : scenario_(scenario), statements_(scenario.parameters), step_(indented ? 2 : 0) {}

  std::string run() {
    if (!scenario_.title.empty()) line(statements_.title(scenario_.title));
    for (const std::string& note : scenario_.notes) line(statements_.note(note));
    for (const Parameter& parameter : scenario_.parameters) line(statements_.print(parameter));
    for (const std::string& setting : statements_.print(scenario_.settings)) line(setting);
    for (const TaskStatement& task : scenario_.tasks) print(task);
    for (const Variant& variant : scenario_.variants) {
      line(statements_.variant(variant.name));
      indent_ = 1;
      for (const std::string& setting : statements_.print(variant.settings)) line(setting);
      indent_ = 0;
    }
    return std::move(text_);
  }

 private:
  void line(std::string_view statement) {
    // Of a text with errors repeats may be nested without a bound.
    const std::size_t depth = std::min(indent_, kMaxNesting + 1);
    text_.append(step_ * depth, ' ').append(statement).append("\n");
  }

  void print(const TaskStatement& task) {
    line(statements_.head(task));
    indent_ = 1;
    for (const Statement& statement : task.body) {
      if (std::holds_alternative<EndStatement>(statement)) --indent_;
      line(statements_.print(statement));
      if (std::holds_alternative<RepeatStatement>(statement)) ++indent_;
    }
    indent_ = 0;
  }

  const Scenario& scenario_;
  StatementPrinter statements_;
  std::size_t step_;
  std::string text_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string print(const Scenario& scenario) {
  std::string text = Printer(scenario, true).run();
  if (text.size() > kMaxTextBytes) text = Printer(scenario, false).run();
  return text;
}

}  // namespace interleave
