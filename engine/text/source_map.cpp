// Problems of a Scenario as diagnostics in its text.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "text/name_hint.hpp"
#include "text/parse.hpp"
#include "text/parsing.hpp"
#include "text/placing.hpp"
#include "text/report.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

SourceSpan nth(const std::vector<SourceSpan>& spans, std::size_t index) {
  return index < spans.size() ? spans[index] : SourceSpan{};
}

SourceSpan said_or(const SourceSpan& span, const SourceSpan& otherwise) {
  return span.line != 0 ? span : otherwise;
}

SourceSpan locate_setting(const SourceMap::SettingsPlaces& places, const ScenarioPlace& place) {
  const auto part_of = [&place](const std::vector<SourceSpan>& parts,
                                const std::vector<SourceSpan>& names) {
    return said_or(nth(parts, place.item), nth(names, place.item));
  };
  switch (place.part) {
    case Part::cores: return places.cores;
    case Part::model: return places.model;
    case Part::threads: return said_or(places.threads, places.model);
    case Part::interpreter_lock: return places.interpreter_lock;
    case Part::waits: return places.waits;
    case Part::policy: return said_or(nth(places.policy_arguments, place.item), places.policy);
    case Part::queues: return places.queues;
    case Part::cost: return said_or(nth(places.cost_items, place.item), places.cost);
    case Part::seed: return places.seed;
    case Part::horizon: return places.horizon;
    case Part::servers: return part_of(places.servers, places.devices);
    case Part::semaphore_count: return part_of(places.semaphore_counts, places.semaphores);
    case Part::capacity: return part_of(places.capacities, places.channels);
    case Part::parties: return part_of(places.parties, places.barriers);
    case Part::mutex: return nth(places.mutexes, place.item);
    case Part::semaphore: return nth(places.semaphores, place.item);
    case Part::channel: return nth(places.channels, place.item);
    case Part::barrier: return nth(places.barriers, place.item);
    default: return nth(places.devices, place.item);
  }
}

SourceSpan locate_attribute(const SourceMap::TaskPlaces& task, const ScenarioPlace& place) {
  switch (place.part) {
    case Part::copies: return task.copies;
    case Part::at: return nth(task.at, place.operation);
    case Part::apart: return task.apart;
    case Part::after: return nth(task.after, place.operation);
    case Part::every: return task.every;
    case Part::count: return task.count;
    case Part::deadline: return task.deadline;
    case Part::priority: return task.priority;
    case Part::nice: return task.nice;
    case Part::tickets: return task.tickets;
    case Part::pin: return nth(task.pin, place.operation);
    case Part::on_demand: return task.on_demand;
    case Part::in: return nth(task.in, place.operation);
    default: return task.name;
  }
}

SourceSpan locate_in_task(const SourceMap::TaskPlaces& task, const ScenarioPlace& place) {
  const bool in_operation = place.part == Part::operation || place.part == Part::operation_value ||
                            place.part == Part::operation_name;
  if (!in_operation) return said_or(locate_attribute(task, place), task.name);
  if (place.operation >= task.operations.size()) return task.name;
  const SourceMap::OperationPlaces& operation = task.operations[place.operation];
  if (place.part == Part::operation_value) return said_or(operation.value, operation.whole);
  if (place.part == Part::operation_name) return said_or(operation.name, operation.whole);
  return operation.whole;
}

}  // namespace

SourceSpan SourceMap::locate(const ScenarioPlace& place) const {
  switch (place.part) {
    case Part::whole: return {};
    case Part::parameter: return nth(parameters, place.item);
    case Part::parameter_value:
      return said_or(nth(parameter_values, place.item), nth(parameters, place.item));
    case Part::variant: return nth(variant_names, place.item);
    case Part::task:
    case Part::copies:
    case Part::at:
    case Part::apart:
    case Part::after:
    case Part::every:
    case Part::count:
    case Part::deadline:
    case Part::priority:
    case Part::nice:
    case Part::tickets:
    case Part::pin:
    case Part::on_demand:
    case Part::in:
    case Part::operation:
    case Part::operation_value:
    case Part::operation_name:
      return place.item < tasks.size() ? locate_in_task(tasks[place.item], place) : SourceSpan{};
    default: break;
  }
  if (!place.variant) return locate_setting(settings, place);
  return *place.variant < variants.size() ? locate_setting(variants[*place.variant], place)
                                          : SourceSpan{};
}

Diagnostic place_in_text(const ParsedScenario& parsed, const Problem& problem) {
  std::string hint = problem.hint;
  if (hint.empty() && problem.code.starts_with("unknown-")) {
    hint = name_hint(parsed.scenario, problem);
  }
  return {problem.severity, problem.code, parsed.source.locate(problem.place), problem.message,
          std::move(hint)};
}

Result<RunSpec, Diagnostics> resolve_in_text(const ParsedScenario& parsed, std::size_t variant,
                                             std::span<const Scalar> knobs) {
  Resolving resolving(parsed.scenario, variant, knobs);
  resolving.go_on(std::numeric_limits<std::size_t>::max());
  return take_in_text(std::move(resolving), parsed);
}

Result<RunSpec, Diagnostics> take_in_text(Resolving resolving, const ParsedScenario& parsed) {
  auto run = std::move(resolving).take();
  if (run) return std::move(*run);
  Diagnostics diagnostics;
  for (const Problem& problem : run.error()) {
    diagnostics.push_back(place_in_text(parsed, problem));
  }
  sort_by_place(diagnostics);
  diagnostics.resize(std::min(diagnostics.size(), kMaxDiagnostics));
  return Unexpected{std::move(diagnostics)};
}

}  // namespace interleave
