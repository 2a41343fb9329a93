#include "app/studies.hpp"

#include <algorithm>

#include "app/axes.hpp"
#include "model/chance.hpp"
#include "model/change_setting.hpp"
#include "text/edit.hpp"
#include "ui/study_facts.hpp"

namespace interleave {
namespace {

constexpr std::size_t kKept = 8;

// A scenario of more jobs takes longer to be made ready, once for each run, than a frame may last.
constexpr std::size_t kMostJobs = 5'000;
constexpr std::string_view kTooLarge =
    "This scenario is too large to be run many times here; `interleave sweep` on the command line "
    "does it.";

bool is_too_large(const AppState& state) {
  return std::any_of(state.runs.begin(), state.runs.end(),
                     [](const Run& run) { return run.simulated.trace.jobs.size() > kMostJobs; });
}

StudyProgress& progress_of(AppState& state, StudyKind kind) {
  return kind == StudyKind::curves ? state.curves.progress : state.outcomes.progress;
}

}  // namespace

Studies::Wanted Studies::wanted_of(const AppState& state) {
  Wanted wanted;
  wanted.kind = shown_study(state);
  if (!wanted.kind) return wanted;
  wanted.revision = state.revision;
  if (*wanted.kind == StudyKind::curves) {
    wanted.axis = state.curves.axis;
  } else {
    wanted.seeds = state.outcomes.seeds;
    wanted.run = state.chosen_run;
  }
  return wanted;
}

bool Studies::busy(const AppState& state) const {
  const auto kind = shown_study(state);
  if (!kind || state.simulating || state.real.running) return false;
  if (wanted_of(state) != wanted_) return true;
  const bool cancelled = *kind == StudyKind::curves ? state.curves.progress.cancelled
                                                    : state.outcomes.progress.cancelled;
  return study_ && !study_->ended() && !cancelled;
}

bool Studies::advance(AppState& state, Clock clock, double deadline_ms) {
  if (!busy(state)) return false;
  if (wanted_of(state) != wanted_) {
    wanted_ = wanted_of(state);
    begin(state);
  }
  if (study_ && !study_->ended()) study_->advance(clock, deadline_ms);
  report(state);
  return busy(state);
}

void Studies::begin(AppState& state) {
  StudyProgress& progress = progress_of(state, *wanted_.kind);
  progress = {};
  auto plan = *wanted_.kind == StudyKind::curves ? plan_curves(state) : plan_outcomes(state);
  if (plan) {
    plan->forget_present_value();
    take_up(std::move(*plan));
  } else {
    study_.reset();
  }
}

std::optional<StudyPlan> Studies::plan_curves(AppState& state) const {
  Curves& curves = state.curves;
  const Document& document = state.document;
  const Scenario& scenario = document.good.scenario;
  curves.axes = axes_of(scenario, document.knobs);
  curves.samples.clear();
  curves.note.clear();
  if (is_too_large(state)) {
    curves.note = kTooLarge;
    return std::nullopt;
  }
  if (curves.axes.empty()) {
    curves.shown = {};
    curves.note = "There is nothing to turn here: the text has no param.";
    return std::nullopt;
  }
  const auto chosen = std::find_if(curves.axes.begin(), curves.axes.end(),
                                   [&](const Axis& axis) { return axis.name == curves.axis; });
  curves.shown = chosen == curves.axes.end() ? curves.axes.front() : *chosen;
  return StudyPlan{scenario,
                   document.knobs,
                   curves.shown.name,
                   curves.shown.values,
                   0,
                   static_cast<std::uint32_t>(scenario.run_count())};
}

std::optional<StudyPlan> Studies::plan_outcomes(AppState& state) const {
  Outcomes& outcomes = state.outcomes;
  const Document& document = state.document;
  const Scenario& scenario = document.good.scenario;
  outcomes.run = state.chosen_run;
  outcomes.samples.clear();
  outcomes.note.clear();
  if (is_too_large(state)) {
    outcomes.note = kTooLarge;
    return std::nullopt;
  }
  if (!has_random_lengths(scenario) && !draws_lots(policy_of(scenario, outcomes.run))) {
    outcomes.note =
        "Nothing here is left to chance: every seed gives this same run. Try a length such as "
        "`uniform 5ms 15ms`, or `policy lottery`.";
    return std::nullopt;
  }
  StudyPlan plan{scenario, document.knobs, "seed", {}, outcomes.run, 1};
  for (std::int64_t seed = 1; seed <= outcomes.seeds; ++seed) {
    plan.values.push_back({Rational{seed}});
  }
  return plan;
}

void Studies::take_up(StudyPlan plan) {
  if (study_ && study_->plan() == plan) return;
  if (study_ && study_->ended()) kept_.push_back(std::move(*study_));
  study_.reset();
  if (kept_.size() > kKept) kept_.erase(kept_.begin());
  const auto same = std::find_if(kept_.begin(), kept_.end(),
                                 [&](const Study& study) { return study.plan() == plan; });
  if (same == kept_.end()) {
    study_.emplace(std::move(plan));
  } else {
    study_ = std::move(*same);
    kept_.erase(same);
  }
}

void Studies::report(AppState& state) const {
  if (!study_) return;
  StudyProgress& progress = progress_of(state, *wanted_.kind);
  progress.done = study_->done();
  progress.total = study_->total();
  progress.running = !study_->ended() && !progress.cancelled;
  if (*wanted_.kind == StudyKind::curves) {
    state.curves.samples = study_->samples();
  } else {
    state.outcomes.samples = study_->samples().front();
  }
}

std::string text_with_setting(const Document& document, std::size_t run, std::string_view name,
                              const Scalar& value) {
  Scenario changed = document.good.scenario;
  if (!change_setting_of(changed, run, name, value)) return document.good_text;
  return edit(document.good_text, document.good, changed);
}

}  // namespace interleave
