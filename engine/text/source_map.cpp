// Problems of a Scenario as diagnostics in its text.
#include <algorithm>
#include <string>
#include <utility>

#include "text/parse.hpp"
#include "text/placing.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

constexpr std::size_t kMostCandidates = 1'000;  // names looked at for a hint

SourceSpan nth(const std::vector<SourceSpan>& spans, std::size_t index) {
  return index < spans.size() ? spans[index] : SourceSpan{};
}

SourceSpan said_or(const SourceSpan& span, const SourceSpan& otherwise) {
  return span.line != 0 ? span : otherwise;
}

SourceSpan locate_setting(const SourceMap::SettingsPlaces& places, const ScenarioPlace& place) {
  switch (place.part) {
    case Part::cores: return places.cores;
    case Part::model: return places.model;
    case Part::policy: return said_or(nth(places.policy_arguments, place.item), places.policy);
    case Part::seed: return places.seed;
    case Part::horizon: return places.horizon;
    case Part::servers:
      return said_or(nth(places.servers, place.item), nth(places.devices, place.item));
    default: return nth(places.devices, place.item);
  }
}

SourceSpan locate_in_task(const SourceMap::TaskPlaces& task, const ScenarioPlace& place) {
  switch (place.part) {
    case Part::task: return task.name;
    case Part::copies: return said_or(task.copies, task.name);
    case Part::priority: return said_or(task.priority, task.name);
    case Part::at: return said_or(nth(task.at, place.operation), task.name);
    default: break;
  }
  if (place.operation >= task.operations.size()) return task.name;
  const SourceMap::OperationPlaces& operation = task.operations[place.operation];
  if (place.part == Part::operation_value) return said_or(operation.value, operation.whole);
  if (place.part == Part::io_device) return said_or(operation.device, operation.whole);
  return operation.whole;
}

void add_device_names(const Settings& settings, std::vector<std::string_view>& names) {
  for (const DeviceStatement& device : settings.devices) {
    if (names.size() < kMostCandidates) names.push_back(device.name);
  }
}

std::string device_hint(const Scenario& scenario, const ScenarioPlace& place) {
  const Statement& statement = scenario.tasks[place.item].body[place.operation];
  const std::string& name = std::get<IoStatement>(statement).device;
  std::vector<std::string_view> names;
  add_device_names(scenario.settings, names);
  for (const Variant& variant : scenario.variants) add_device_names(variant.settings, names);
  const std::string hint = did_you_mean(name, names);
  return hint.empty() ? "declare it with a line such as `device " + name + "`" : hint;
}

}  // namespace

SourceSpan SourceMap::locate(const ScenarioPlace& place) const {
  switch (place.part) {
    case Part::whole: return {};
    case Part::parameter: return nth(parameters, place.item);
    case Part::parameter_value:
      return said_or(nth(parameter_values, place.item), nth(parameters, place.item));
    case Part::variant: return nth(variant_names, place.item);
    case Part::cores:
    case Part::model:
    case Part::policy:
    case Part::device:
    case Part::servers:
    case Part::seed:
    case Part::horizon:
      if (!place.variant) return locate_setting(settings, place);
      if (*place.variant >= variants.size()) return {};
      return locate_setting(variants[*place.variant], place);
    default: break;
  }
  return place.item < tasks.size() ? locate_in_task(tasks[place.item], place) : SourceSpan{};
}

Diagnostic place_in_text(const ParsedScenario& parsed, const Problem& problem) {
  std::string hint = problem.hint;
  if (hint.empty() && problem.code == "unknown-device") {
    hint = device_hint(parsed.scenario, problem.place);
  }
  return {problem.severity, problem.code, parsed.source.locate(problem.place), problem.message,
          std::move(hint)};
}

Result<RunSpec, Diagnostics> resolve_in_text(const ParsedScenario& parsed, std::size_t variant,
                                             std::span<const Scalar> knobs) {
  auto run = resolve(parsed.scenario, variant, knobs);
  if (run) return std::move(*run);
  Diagnostics diagnostics;
  for (const Problem& problem : run.error()) {
    diagnostics.push_back(place_in_text(parsed, problem));
  }
  return Unexpected{std::move(diagnostics)};
}

}  // namespace interleave
