#include "app/plays.hpp"

#include <algorithm>

#include "app/prediction.hpp"
#include "app/study.hpp"
#include "base/words.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

std::size_t slices_of(const Trace& trace) {
  std::size_t slices = 0;
  for (const Lane& lane : trace.lanes) slices += lane.track.size();
  return slices;
}

std::string why_not_now(const AppState& state) {
  if (state.runs.empty()) return "There is nothing to play with yet.";
  if (state.simulating) return "The simulation of this text is still under way.";
  if (state.real.running) return "A real run is under way.";
  const Run& run = state.runs[state.chosen_run];
  if (slices_of(run.simulated.trace) > kStudyEvents) return "This run is too long to play with.";
  return "";
}

}  // namespace

void Plays::show(AppState& state, std::vector<Run> runs) {
  state.runs = std::move(runs);
  ++state.revision;
  state.selection.reset();
  state.playing = false;
  const auto last = static_cast<std::uint32_t>(state.runs.size()) - 1;
  state.chosen_run = std::min(state.chosen_run, last);
  state.cursor = std::min(state.cursor, shown_end(state));
}

std::string Plays::predict(AppState& state) {
  leave(state);
  if (std::string problem = why_not_now(state); !problem.empty()) return problem;
  chosen_ = state.chosen_run;
  set_aside_ = state.runs;
  const Reading& truth = set_aside_[chosen_].simulated;
  state.prediction = ask_about(truth.trace, chosen_, truth.metrics.scaling.serial);
  std::vector<Run> runs = set_aside_;
  runs[chosen_] = hidden_run(truth.trace, state.prediction.longest);
  state.curves.samples.clear();
  state.outcomes.samples.clear();
  state.mode = Mode::simulated;
  show(state, std::move(runs));
  state.cursor = Time{};
  state.viewport = fit(shown_end(state));
  return "";
}

std::string Plays::guess(AppState& state, std::uint32_t name) const {
  Prediction& prediction = state.prediction;
  if (!prediction.guessing()) return "There is nothing to guess at present.";
  if (name >= prediction.names.size()) return "There is no such task to guess.";
  const auto found = std::find(prediction.order.begin(), prediction.order.end(), name);
  if (found != prediction.order.end()) {
    prediction.order.erase(found);
  } else {
    prediction.order.push_back(name);
  }
  return "";
}

std::string Plays::guess(AppState& state, Duration makespan) const {
  Prediction& prediction = state.prediction;
  if (!prediction.guessing()) return "There is nothing to guess at present.";
  prediction.makespan = std::clamp(makespan, Duration{}, prediction.longest);
  return "";
}

std::string Plays::reveal(AppState& state) {
  if (!state.prediction.guessing()) return "Nothing is hidden at present.";
  state.prediction.phase = Prediction::Phase::revealed;
  state.prediction.verdict = verdict_on(state.prediction, set_aside_[chosen_].simulated.trace);
  show(state, std::exchange(set_aside_, {}));
  state.viewport = fit(shown_end(state));
  return "";
}

std::string Plays::be_scheduler(AppState& state) {
  leave(state);
  if (std::string problem = why_not_now(state); !problem.empty()) return problem;
  const Document& document = state.document;
  auto spec = resolve(document.good.scenario, state.chosen_run, document.knobs);
  if (!spec) return "This text cannot be run.";
  chosen_ = state.chosen_run;
  set_aside_ = state.runs;
  manual_.emplace(std::move(*spec));
  state.manual = {};
  state.manual.on = true;
  state.manual.run = chosen_;
  state.manual.quantum = manual_->quantum();
  state.mode = Mode::simulated;
  state.viewport = fit(shown_end(state));
  going_on_ = true;
  return "";
}

std::string Plays::decide(AppState& state, std::uint32_t option) {
  if (!state.manual.on || state.manual.options.empty()) return "Nobody is to be chosen at present.";
  if (option >= state.manual.options.size()) return "There is no such task to choose.";
  manual_->decide(option);
  state.manual.options.clear();
  going_on_ = true;
  return "";
}

std::string Plays::decide_rest(AppState& state) {
  if (!state.manual.on || state.manual.options.empty()) return "Nobody is to be chosen at present.";
  manual_->decide_rest();
  state.manual.options.clear();
  going_on_ = true;
  return "";
}

std::string Plays::take_back(AppState& state) {
  if (!state.manual.on) return "There is no decision to take back.";
  if (!manual_->take_back()) return "There is no decision to take back.";
  tour_.reset();
  state.manual.options.clear();
  state.manual.standings.clear();
  state.manual.ended = false;
  going_on_ = true;
  return "";
}

void Plays::leave(AppState& state) {
  state.prediction = {};
  state.manual = {};
  manual_.reset();
  tour_.reset();
  going_on_ = false;
  if (!active()) return;
  state.chosen_run = chosen_;
  show(state, std::exchange(set_aside_, {}));
  state.viewport = fit(shown_end(state));
}

bool Plays::advance(AppState& state, Clock clock, double deadline_ms) {
  if (!going_on_) return false;
  if (tour_) {
    going_on_ = !tour_->advance(clock, deadline_ms);
    compare(state);
  } else if (manual_->advance(clock, deadline_ms)) {
    show_decided(state);
    going_on_ = manual_->ended();
    if (going_on_) tour_.emplace(state.document.good.scenario, chosen_, state.document.knobs);
  }
  return going_on_;
}

void Plays::show_decided(AppState& state) {
  ManualPlay& manual = state.manual;
  Trace trace = manual_->trace();
  trace.variant = translated("You are the scheduler");
  const Viewport view = state.viewport;
  const Time at = trace.end;
  manual.at = at;
  manual.options = manual_->options();
  manual.decisions = manual_->decisions();
  manual.ended = manual_->ended();
  if (manual.ended) state.tab = Tab::tasks;  // where a narrow page has the comparison
  std::vector<Run> runs(1);
  runs[0].simulated = read(std::move(trace), set_aside_[chosen_].simulated.metrics.scaling.serial);
  if (!manual.ended) runs[0].simulated.checks.clear();  // of a part nothing can be said
  show(state, std::move(runs));
  state.cursor = at;
  // The scale stays as long as it holds, so that the schedule grows instead of shrinking.
  state.viewport = at > view.end() ? fit(Time{at.ns + at.ns / 2}) : view;
  compare(state);
}

void Plays::compare(AppState& state) {
  if (!state.manual.ended) return;
  std::vector<Standing> standings;
  if (tour_) standings = tour_->standings();
  Standing mine = standing_of(manual_->trace(), "you");
  mine.mine = true;
  standings.push_back(std::move(mine));
  rank(standings);
  state.manual.standings = std::move(standings);
}

}  // namespace interleave
