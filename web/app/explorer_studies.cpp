// The commands for many runs of the scenario and for what the reader plays with them.
#include <algorithm>

#include "app/explorer.hpp"
#include "ui/study_facts.hpp"

namespace interleave {
namespace {

constexpr std::string_view kMendFirst = "The text has an error: mend it first.";

}  // namespace

std::string Explorer::load_setting(std::uint32_t run, std::string_view name, const Scalar& value) {
  const Document& document = state_.document;
  if (document.text != document.good_text) return std::string(kMendFirst);
  return set_text({text_with_setting(document, run, name, value)});
}

std::string Explorer::load_point(const LoadPoint& command) {
  const Axis& axis = state_.curves.shown;
  const bool there = command.index < axis.values.size() && command.run < state_.runs.size();
  if (!there) return "There is no such point.";
  state_.chosen_run = command.run;
  const Scalar& value = axis.values[command.index];
  for (const Parameter& parameter : state_.document.good.scenario.parameters) {
    if (parameter.name == axis.name) return set_knob({axis.name, print_literal(value)});
  }
  return load_setting(command.run, axis.name, value);
}

std::string Explorer::study(const StudyCommand& command) {
  AppState& state = state_;
  if (const auto* sweep = std::get_if<SweepOver>(&command)) {
    state.curves.axis = sweep->axis;
  } else if (const auto* choose = std::get_if<ChooseFigure>(&command)) {
    state.figure = choose->figure;
  } else if (const auto* set = std::get_if<SetSeeds>(&command)) {
    state.outcomes.seeds = std::clamp(set->seeds, kFewestSeeds, kMostSeeds);
  } else if (const auto* run = std::get_if<RunStudy>(&command)) {
    const auto shown = shown_study(state);
    if (!shown) return "No study is shown.";
    StudyProgress& progress =
        *shown == StudyKind::curves ? state.curves.progress : state.outcomes.progress;
    progress.cancelled = !run->on && progress.done < progress.total;
    progress.running = run->on && progress.done < progress.total;
  } else if (const auto* point = std::get_if<LoadPoint>(&command)) {
    return load_point(*point);
  } else if (const auto* seed = std::get_if<LoadSeed>(&command)) {
    return load_setting(state.chosen_run, "seed", {Rational{seed->seed}});
  }
  return "";
}

std::string Explorer::play_with(const PlayCommand& command) {
  AppState& state = state_;
  if (const auto* guess = std::get_if<Guess>(&command)) {
    return guess->name ? plays_.guess(state, *guess->name)
                       : plays_.guess(state, guess->makespan.value_or(Duration{}));
  }
  if (const auto* decide = std::get_if<Decide>(&command)) {
    return plays_.decide(state, decide->option);
  }
  if (std::holds_alternative<DecideRest>(command)) return plays_.decide_rest(state);
  if (std::holds_alternative<TakeBack>(command)) return plays_.take_back(state);
  std::string problem;
  if (std::holds_alternative<Predict>(command)) {
    problem = plays_.predict(state);
  } else if (std::holds_alternative<Reveal>(command)) {
    problem = plays_.reveal(state);
  } else if (std::holds_alternative<BeScheduler>(command)) {
    problem = plays_.be_scheduler(state);
  } else {
    plays_.leave(state);
  }
  show_everything();
  return problem;
}

}  // namespace interleave
