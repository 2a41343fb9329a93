// print(): the canonical text of a Scenario. Everything that was said is printed, also where it
// equals a default, because saying it can matter to a variant.
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/format.hpp"
#include "model/names.hpp"
#include "text/parse.hpp"
#include "text/quantity_printer.hpp"

namespace interleave {
namespace {

std::string quoted(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + '"';
}

class Printer {
 public:
  Printer(const Scenario& scenario, bool indented) : scenario_(scenario), step_(indented ? 2 : 0) {}

  std::string run() {
    if (!scenario_.title.empty()) line("title " + quoted(scenario_.title));
    for (const std::string& note : scenario_.notes) line("note " + quoted(note));
    for (const Parameter& parameter : scenario_.parameters) print(parameter);
    print(scenario_.settings);
    for (const TaskStatement& task : scenario_.tasks) print(task);
    for (const Variant& variant : scenario_.variants) {
      indent_ = 0;
      line("variant " + quoted(variant.name));
      indent_ = 1;
      print(variant.settings);
    }
    return std::move(text_);
  }

 private:
  void line(std::string_view statement) {
    text_.append(step_ * indent_, ' ').append(statement).append("\n");
  }

  [[nodiscard]] std::string show(const Quantity& quantity) const {
    return print_quantity(quantity, scenario_.parameters);
  }

  void print(const Parameter& parameter) {
    std::string text = "param " + parameter.name + " = " + print_literal(parameter.value);
    if (parameter.from && parameter.to) {
      text += " from " + print_literal(*parameter.from) + " to " + print_literal(*parameter.to);
      if (parameter.step) text += " step " + print_literal(*parameter.step);
    }
    if (!parameter.label.empty()) text += " " + quoted(parameter.label);
    line(text);
  }

  void print(const Settings& settings) {
    if (settings.cores) line("cores " + show(*settings.cores));
    if (settings.model) {
      std::string text = "model " + std::string(name_of(settings.model->kind));
      if (settings.model->threads) text += " " + show(*settings.model->threads);
      line(text);
    }
    if (settings.policy) print(*settings.policy);
    for (const DeviceStatement& device : settings.devices) {
      std::string text = "device " + device.name;
      if (device.unlimited) text += " servers unlimited";
      if (device.servers) text += " servers " + show(*device.servers);
      line(text);
    }
    if (settings.seed) line("seed " + show(*settings.seed));
    if (settings.horizon) {
      line("horizon " + (settings.horizon->at ? show(*settings.horizon->at) : "none"));
    }
  }

  void print(const PolicyStatement& policy) {
    std::string text = "policy " + std::string(name_of(policy.kind));
    for (const PolicyArgument& argument : policy.arguments) {
      text += " " + argument.key;
      std::string_view separator = " ";
      for (const Quantity& value : argument.values) {
        text.append(separator).append(show(value));
        separator = ",";
      }
      if (!argument.word.empty()) text += " " + argument.word;
    }
    line(text);
  }

  void print(const TaskStatement& task) {
    indent_ = 0;
    std::string text = "task " + task.name;
    if (task.copies) text += " x" + show(*task.copies);
    std::string_view separator = " at ";
    for (const Quantity& at : task.at) {
      text.append(separator).append(show(at));
      separator = ",";
    }
    if (task.priority) text += " priority " + show(*task.priority);
    line(text);
    indent_ = 1;
    for (const Statement& statement : task.body) {
      std::visit([this](const auto& said) { print(said); }, statement);
    }
  }

  void print(const CpuStatement& cpu) { line("cpu " + show(cpu.length.first) + label(cpu.label)); }

  void print(const IoStatement& io) {
    std::string text = "io " + io.device + " " + show(io.length.first);
    if (io.wait == WaitMode::blocking) text += " blocking";
    if (io.wait == WaitMode::polling) text += " polling";
    if (io.wait == WaitMode::async) text += " async";
    line(text + label(io.label));
  }

  void print(const RepeatStatement& repeat) {
    line("repeat " + (repeat.count ? show(*repeat.count) : "forever"));
    ++indent_;
  }

  template <class Other>
  void print(const Other&) {}
  void print(const EndStatement&) {
    --indent_;
    line("end");
  }

  static std::string label(const std::string& label) {
    return label.empty() ? "" : " " + quoted(label);
  }

  const Scenario& scenario_;
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
