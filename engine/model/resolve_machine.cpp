#include "model/resolve_machine.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/names.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

// More servers than tasks could ever ask at once serve nobody.
constexpr WholeRange kServers{1, 1'000'000, "too-many-servers"};

ScenarioPlace place_of(Part part, std::optional<std::uint32_t> variant, std::size_t item = 0) {
  return {part, variant, static_cast<std::uint32_t>(item), 0};
}

DeviceSpec resolve_device(const DeviceStatement& device, const ScenarioPlace& place,
                          Values& values) {
  DeviceSpec spec{device.name, 1};
  if (device.unlimited) spec.servers = DeviceSpec::kUnlimited;
  if (device.servers) spec.servers = values.whole(*device.servers, place, "`servers`", kServers);
  return spec;
}

// A variant's device replaces the common one of its name in place; a new name joins the end.
std::vector<DeviceSpec> resolve_devices(const EffectiveSettings& settings, Values& values) {
  std::vector<DeviceSpec> devices;
  std::unordered_map<std::string_view, std::size_t> index_of;
  const auto add_all = [&](const std::vector<DeviceStatement>& statements,
                           std::optional<std::uint32_t> variant) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      DeviceSpec spec = resolve_device(statements[i], place_of(Part::servers, variant, i), values);
      const auto [known, is_new] = index_of.try_emplace(statements[i].name, devices.size());
      if (is_new) {
        devices.push_back(std::move(spec));
      } else {
        devices[known->second] = std::move(spec);
      }
    }
  };
  add_all(settings.common().devices, std::nullopt);
  if (settings.own()) add_all(settings.own()->devices, settings.index());
  return devices;
}

void report_argument(const PolicyArgument& argument, const ScenarioPlace& place, PolicyKind kind,
                     Values& values) {
  std::string message = "policy `";
  message.append(name_of(kind)).append("` cannot take `" + argument.key + "` this way");
  values.report(place, "bad-policy-argument", std::move(message));
}

void resolve_argument(const PolicyArgument& argument, const ScenarioPlace& place, Values& values,
                      PolicySpec& spec) {
  const bool round_robin = spec.kind == PolicyKind::round_robin;
  if (round_robin && argument.key == "quantum" && argument.values.size() == 1) {
    if (argument.values[0].nodes.empty()) return;
    const std::size_t before = values.problems().size();
    spec.quantum = values.duration(argument.values[0], place, "`quantum`");
    if (spec.quantum == Duration{} && values.problems().size() == before) {
      values.report(place, "zero-quantum", "`quantum` must be longer than 0");
    }
  } else if (round_robin && argument.key == "requeue" && argument.word == "preempted-first") {
    spec.requeue = PolicySpec::Requeue::preempted_first;
  } else if (round_robin && argument.key == "requeue" && argument.word == "arrivals-first") {
    spec.requeue = PolicySpec::Requeue::arrivals_first;
  } else if (!round_robin && argument.key == "after-io" && argument.word == "preempt") {
    spec.after_io = PolicySpec::AfterIo::preempt;
  } else if (!round_robin && argument.key == "after-io" && argument.word == "back") {
    spec.after_io = PolicySpec::AfterIo::back;
  } else {
    report_argument(argument, place, spec.kind, values);
  }
}

std::string not_yet(std::string_view kind, std::string_view name) {
  std::string message = "the ";
  message.append(kind).append(" `").append(name);
  return message.append("` is part of the language, but this version does not run it yet");
}

PolicySpec resolve_policy(const EffectiveSettings& settings, Values& values) {
  const auto said = settings.find(&Settings::policy);
  PolicySpec spec;
  if (!said.setting) return spec;
  spec.kind = said.setting->kind;
  ScenarioPlace place = place_of(Part::policy, said.variant, ScenarioPlace::kStatement);
  if (!is_built(spec.kind)) {
    values.report(place, "not-yet", not_yet("policy", name_of(spec.kind)));
    return spec;
  }
  for (const PolicyArgument& argument : said.setting->arguments) {
    place.item = static_cast<std::uint32_t>(&argument - said.setting->arguments.data());
    resolve_argument(argument, place, values, spec);
  }
  return spec;
}

}  // namespace

EffectiveSettings::EffectiveSettings(const Scenario& scenario, std::size_t variant)
    : common_(scenario.settings) {
  if (scenario.variants.empty()) return;
  own_ = &scenario.variants[variant].settings;
  index_ = static_cast<std::uint32_t>(variant);
}

void resolve_settings(const EffectiveSettings& settings, Values& values, RunSpec& run) {
  if (const auto cores = settings.find(&Settings::cores); cores.setting) {
    run.machine.cores = values.whole(*cores.setting, place_of(Part::cores, cores.variant),
                                     "`cores`", {1, kMaxCores, "too-many-cores"});
  }
  if (const auto model = settings.find(&Settings::model); model.setting) {
    run.model = model.setting->kind;
    if (!is_built(run.model)) {
      values.report(place_of(Part::model, model.variant), "not-yet",
                    not_yet("model", name_of(run.model)));
    }
  }
  run.policy = resolve_policy(settings, values);
  run.machine.devices = resolve_devices(settings, values);
  if (const auto seed = settings.find(&Settings::seed); seed.setting) {
    run.seed = values.whole(*seed.setting, place_of(Part::seed, seed.variant), "`seed`", {});
  }
  if (const auto horizon = settings.find(&Settings::horizon);
      horizon.setting && horizon.setting->at) {
    run.horizon = values.duration(*horizon.setting->at, place_of(Part::horizon, horizon.variant),
                                  "`horizon`");
  }
}

}  // namespace interleave
