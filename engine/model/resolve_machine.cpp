#include "model/resolve_machine.hpp"

#include <string>

#include "model/names.hpp"
#include "model/resolve_objects.hpp"
#include "model/resolve_policy.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

constexpr Duration kDefaultInterval{5'000'000};

ScenarioPlace place_of(Part part, std::optional<std::uint32_t> variant, std::size_t item = 0) {
  return {part, variant, static_cast<std::uint32_t>(item), 0};
}

CostSpec typical_costs() {
  CostSpec cost;
  const auto set = [&cost](CostKind kind, std::int64_t ns) {
    cost.of[static_cast<std::size_t>(kind)] = {ns};
  };
  set(CostKind::switch_thread, 2'000);
  set(CostKind::process_switch, 4'000);
  set(CostKind::task_switch, 200);
  set(CostKind::spawn, 15'000);
  set(CostKind::process_spawn, 500'000);
  set(CostKind::migrate, 10'000);
  set(CostKind::poll, 1'000);
  set(CostKind::message, 5'000);
  return cost;
}

CostSpec resolve_cost(const Said<CostStatement>& said, Values& values) {
  CostSpec cost;
  if (!said.setting) return cost;
  if (said.setting->base == CostStatement::Base::typical) cost = typical_costs();
  for (std::size_t i = 0; i < said.setting->items.size(); ++i) {
    const CostStatement::Item& item = said.setting->items[i];
    std::string what = "the cost of `";
    what.append(name_of(item.kind)).append("`");
    cost.of[static_cast<std::size_t>(item.kind)] =
        values.duration(item.cost, place_of(Part::cost, said.variant, i), what);
  }
  return cost;
}

void resolve_model(const Said<ModelStatement>& said, Values& values, RunSpec& run) {
  if (!said.setting) return;
  run.model = said.setting->kind;
  if (!said.setting->threads) return;
  std::string what = "the number of threads of `";
  what.append(name_of(run.model)).append("`");
  run.threads = values.whole(*said.setting->threads, place_of(Part::threads, said.variant), what,
                             {1, kMaxTasks, "too-many-threads"});
}

void resolve_interpreter_lock(const Said<InterpreterLockStatement>& said, Values& values,
                              RunSpec& run) {
  if (!said.setting || !said.setting->on) return;
  run.interpreter_lock = kDefaultInterval;
  if (!said.setting->interval || said.setting->interval->nodes.empty()) return;
  const ScenarioPlace place = place_of(Part::interpreter_lock, said.variant);
  const std::size_t before = values.problems().size();
  run.interpreter_lock = values.duration(*said.setting->interval, place, "`interval`");
  if (run.interpreter_lock == Duration{} && values.problems().size() == before) {
    values.report(place, "zero-interval", "`interval` must be longer than 0");
  }
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
  resolve_model(settings.find(&Settings::model), values, run);
  resolve_interpreter_lock(settings.find(&Settings::interpreter_lock), values, run);
  run.policy = resolve_policy(settings, values);
  run.machine.cost = resolve_cost(settings.find(&Settings::cost), values);
  resolve_objects(settings, values, run);
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
