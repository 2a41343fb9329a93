#include "model/change_setting.hpp"

#include <algorithm>
#include <vector>

#include "model/policy_keys.hpp"

namespace interleave {
namespace {

// The common settings and those of all variants.
std::vector<Settings*> all_settings(Scenario& scenario) {
  std::vector<Settings*> all{&scenario.settings};
  for (Variant& variant : scenario.variants) all.push_back(&variant.settings);
  return all;
}

// The settings that a variant says this in, else the common ones.
template <class Setting>
const Settings& where_said(const Scenario& scenario, std::size_t variant,
                           std::optional<Setting> Settings::*member) {
  if (variant >= scenario.variants.size()) return scenario.settings;
  const Settings& own = scenario.variants[variant].settings;
  return own.*member ? own : scenario.settings;
}

const PolicyArgument* quantum_of(const std::optional<PolicyStatement>& policy) {
  if (!policy) return nullptr;
  for (const PolicyArgument& argument : policy->arguments) {
    if (argument.key == "quantum") return &argument;
  }
  return nullptr;
}

bool set_quantum(PolicyStatement& policy, const Quantity& value) {
  if (!has_quantum(policy.kind)) return false;
  auto quantum = std::find_if(policy.arguments.begin(), policy.arguments.end(),
                              [](const PolicyArgument& a) { return a.key == "quantum"; });
  if (quantum == policy.arguments.end()) {
    quantum = policy.arguments.insert(quantum, PolicyArgument{"quantum", {}, ""});
  }
  quantum->values = {value};
  return true;
}

bool change_quantum(Scenario& scenario, const Quantity& value) {
  if (!scenario.settings.policy) scenario.settings.policy.emplace();  // the language's default
  bool changed = false;
  for (Settings* settings : all_settings(scenario)) {
    if (settings->policy && set_quantum(*settings->policy, value)) changed = true;
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

PolicyKind policy_of(const Scenario& scenario, std::size_t variant) {
  const auto& policy = where_said(scenario, variant, &Settings::policy).policy;
  return policy ? policy->kind : PolicyStatement{}.kind;
}

bool has_quantum(PolicyKind kind) {
  return std::any_of(kPolicyKeys.begin(), kPolicyKeys.end(), [kind](const PolicyKey& key) {
    return key.policy == kind && key.name == "quantum";
  });
}

const Quantity* setting_of(const Scenario& scenario, std::size_t variant, std::string_view name) {
  if (name == "quantum") {
    const auto* quantum = quantum_of(where_said(scenario, variant, &Settings::policy).policy);
    return quantum && !quantum->values.empty() ? &quantum->values.front() : nullptr;
  }
  const auto member = name == "seed" ? &Settings::seed : &Settings::cores;
  const auto& said = where_said(scenario, variant, member).*member;
  return said ? &*said : nullptr;
}

bool change_setting_of(Scenario& scenario, std::size_t variant, std::string_view name,
                       const Scalar& value) {
  const auto writable = [&](const Settings& settings) -> Settings& {
    return &settings == &scenario.settings ? scenario.settings
                                           : scenario.variants[variant].settings;
  };
  if (name == "quantum") {
    auto& policy = writable(where_said(scenario, variant, &Settings::policy)).policy;
    if (!policy) policy.emplace();
    return set_quantum(*policy, Quantity::of(value));
  }
  if (name != "cores" && name != "seed") return false;
  const auto member = name == "seed" ? &Settings::seed : &Settings::cores;
  writable(where_said(scenario, variant, member)).*member = Quantity::of(value);
  return true;
}

}  // namespace interleave
