#include "ui/study_facts.hpp"

#include "model/change_setting.hpp"
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

}  // namespace interleave
