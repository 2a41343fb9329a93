#include "ui/study_facts.hpp"

#include "base/words.hpp"
#include "model/change_setting.hpp"
#include "trace/scaling.hpp"
#include "ui/facts.hpp"

namespace interleave {

std::optional<StudyKind> shown_study(const AppState& state) {
  if (state.prediction.guessing() || state.manual.on || state.runs.empty()) return std::nullopt;
  if (state.detail == Detail::curves || state.detail == Detail::outcomes) {
    if (page_of(state).detail.empty()) return std::nullopt;
    return state.detail == Detail::curves ? StudyKind::curves : StudyKind::outcomes;
  }
  return std::nullopt;
}

std::optional<Scalar> present_setting(const AppState& state, std::string_view name) {
  const Document& document = state.document;
  const Scenario& scenario = document.good.scenario;
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    if (scenario.parameters[i].name == name) return document.knobs[i];
  }
  if (const Quantity* said = setting_of(scenario, state.chosen_run, name)) {
    const auto value = evaluate(*said, document.knobs);
    if (value) return *value;
    return std::nullopt;
  }
  if (name != "quantum") return Scalar{Rational{1}};
  if (!has_quantum(policy_of(scenario, state.chosen_run))) return std::nullopt;
  return Scalar{Rational{PolicySpec{}.quantum.ns}, Unit::duration};
}

std::vector<Law> laws_of(const AppState& state) {
  const Curves& curves = state.curves;
  const std::uint32_t run = state.chosen_run;
  if (state.figure != Figure::speedup || curves.shown.name != "cores") return {};
  if (run >= curves.samples.size() || curves.samples[run].empty()) return {};
  const Sample& sample = curves.samples[run].front();
  if (!sample.completed || sample.waits) return {};
  std::vector<Law> laws{{translatable("ideal"), {}}, {"Gustafson", {}}, {"Amdahl", {}}};
  for (const Scalar& value : curves.shown.values) {
    const std::int64_t cores = value.value.floor();
    laws[0].values.push_back(cores * 1'000'000);
    laws[1].values.push_back(gustafson(sample.work, sample.span, cores));
    laws[2].values.push_back(amdahl(sample.work, sample.span, cores));
  }
  return laws;
}

}  // namespace interleave
