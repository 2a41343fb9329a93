#include "cli/scenario_settings.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace interleave {
namespace {

// The common settings and those of all variants.
std::vector<Settings*> all_settings(Scenario& scenario) {
  std::vector<Settings*> all{&scenario.settings};
  for (Variant& variant : scenario.variants) all.push_back(&variant.settings);
  return all;
}

bool has_quantum(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::round_robin:
    case PolicyKind::priority:
    case PolicyKind::mlfq:
    case PolicyKind::lottery:
    case PolicyKind::stride:
    case PolicyKind::random:
    case PolicyKind::manual: return true;
    default: return false;
  }
}

bool change_quantum(Scenario& scenario, const Quantity& value) {
  if (!scenario.settings.policy) scenario.settings.policy.emplace();  // the language's default
  bool changed = false;
  for (Settings* settings : all_settings(scenario)) {
    if (!settings->policy || !has_quantum(settings->policy->kind)) continue;
    std::vector<PolicyArgument>& arguments = settings->policy->arguments;
    auto quantum =
        std::find_if(arguments.begin(), arguments.end(),
                     [](const PolicyArgument& argument) { return argument.key == "quantum"; });
    if (quantum == arguments.end()) {
      quantum = arguments.insert(arguments.end(), PolicyArgument{"quantum", {}, ""});
    }
    quantum->values = {value};
    changed = true;
  }
  return changed;
}

bool change_threads(Scenario& scenario, const Quantity& value) {
  bool changed = false;
  for (Settings* settings : all_settings(scenario)) {
    if (!settings->model || !settings->model->threads) continue;
    settings->model->threads = value;
    changed = true;
  }
  return changed;
}

}  // namespace

bool change_setting(Scenario& scenario, std::string_view name, const Scalar& value) {
  const Quantity quantity = Quantity::of(value);
  if (name == "quantum") return change_quantum(scenario, quantity);
  if (name == "threads") return change_threads(scenario, quantity);
  bool known = true;
  for (Settings* settings : all_settings(scenario)) {
    const bool common = settings == &scenario.settings;
    const auto said = common ? std::optional{quantity} : std::nullopt;
    if (name == "cores") {
      settings->cores = said;
    } else if (name == "seed") {
      settings->seed = said;
    } else if (name == "horizon") {
      settings->horizon = common ? std::optional{HorizonStatement{quantity}} : std::nullopt;
    } else {
      known = false;
    }
  }
  return known;
}

}  // namespace interleave
