#include "cli/scenario_call.hpp"

#include <algorithm>
#include <iterator>

#include "cli/diagnostic_text.hpp"
#include "cli/files.hpp"
#include "model/change_setting.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) {
    text.append(text.empty() ? "`" : ", `").append(name).append("`");
  }
  return text;
}

std::string range_of(const Parameter& parameter) {
  if (!parameter.from) return "";
  return ", " + print_literal(*parameter.from) + " to " + print_literal(*parameter.to);
}

}  // namespace

bool ScenarioCall::load(const std::string& file) {
  file_ = file;
  const auto text = read_scenario(file);
  if (!text) return fail(text.error());
  parsed_ = parse(*text);
  result_.err += diagnostics_text(file, parsed_.diagnostics);
  if (!parsed_.ok()) result_.worsen(ExitCode::scenario_wrong);
  for (const Parameter& parameter : scenario().parameters) knobs_.push_back(parameter.value);
  return parsed_.ok();
}

bool ScenarioCall::set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == assignment.npos) {
    return fail("--set expects NAME=VALUE, found `" + std::string{assignment} + "`");
  }
  const std::string name{assignment.substr(0, equals)};
  const auto value = parse_literal(assignment.substr(equals + 1));
  if (!value) return fail("--set " + name + ": " + value.error());
  return set("--set " + name, name, *value);
}

bool ScenarioCall::set(std::string_view option, std::string_view name, const Scalar& value) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < knobs_.size(); ++i) {
    names.push_back(scenario().parameters[i].name);
    if (names.back() == name) return knobs_[i] = value, true;
  }
  if (change_setting(parsed_.scenario, name, value)) return true;
  std::string sentence{option};
  const bool is_setting =
      std::count(std::begin(kChangeableSettings), std::end(kChangeableSettings), name) > 0;
  if (is_setting) return fail(sentence + ": nothing in this scenario has it");
  names.insert(names.end(), std::begin(kChangeableSettings), std::end(kChangeableSettings));
  const std::string hint = did_you_mean(name, names);
  return fail(sentence + ": there is no such parameter" + (hint.empty() ? "" : "; " + hint));
}

bool ScenarioCall::choose(const std::optional<std::string>& variant) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < scenario().run_count(); ++i) {
    const bool named = !scenario().variants.empty();
    names.push_back(named ? std::string_view(scenario().variants[i].name) : std::string_view());
    if (!variant || *variant == names.back()) chosen_.push_back(i);
  }
  if (!chosen_.empty()) return true;
  return fail(
      "there is no variant `" + *variant + "`; " +
      (scenario().variants.empty() ? "this scenario has none" : "there are " + listed(names)));
}

std::optional<RunSpec> ScenarioCall::resolve(std::size_t variant) {
  auto spec = resolve_in_text(parsed_, variant, knobs_);
  if (spec) return std::move(*spec);
  fail_to_resolve(spec.error());
  return std::nullopt;
}

// With the values of the text every variant resolves: the knobs are to blame, for themselves or
// for what they do to the scenario.
bool ScenarioCall::fail_to_resolve(const Diagnostics& diagnostics) {
  for (const Parameter& parameter : scenario().parameters) {
    const std::size_t index = static_cast<std::size_t>(&parameter - scenario().parameters.data());
    for (const Diagnostic& diagnostic : diagnostics) {
      const bool this_one = diagnostic.where == parsed_.source.parameter_values[index];
      if (!this_one || !diagnostic.code.starts_with("knob-")) continue;
      return fail(std::string{knob_} + parameter.name + ": " + diagnostic.message +
                  range_of(parameter));
    }
  }
  result_.err += diagnostics_text(file_, diagnostics);
  result_.worsen(ExitCode::scenario_wrong);
  return false;
}

std::uint32_t ScenarioCall::line_of(const Trace& trace, const Stuck& stuck) const {
  const std::size_t task = trace.tasks[trace.jobs[stuck.job.index()].task.index()].group;
  if (task >= parsed_.source.tasks.size()) return 0;
  const auto& operations = parsed_.source.tasks[task].operations;
  return stuck.operation < operations.size() ? operations[stuck.operation].whole.line : 0;
}

bool ScenarioCall::fail(std::string_view sentence) {
  result_.fail_call(sentence);
  return false;
}

}  // namespace interleave
