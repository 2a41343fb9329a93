#include "app/explorer.hpp"

#include <algorithm>
#include <cmath>

#include "ui/facts.hpp"
#include "ui/picked.hpp"
#include "ui/speed.hpp"
#include "ui/why_words.hpp"

namespace interleave {
namespace {

constexpr double kToldAfterMs = 400;        // what takes less has been over before it could be read
constexpr double kLongestPlayStepMs = 100;  // after a pause of the page the cursor does not leap

}  // namespace

void Explorer::adopt(std::vector<Run> runs) {
  state_.runs = std::move(runs);
  ++state_.revision;
  state_.simulating = false;
  state_.long_simulation.reset();
  state_.chosen_run = std::min<std::uint32_t>(state_.chosen_run,
                                              static_cast<std::uint32_t>(state_.runs.size()) - 1);
  if (state_.selection) state_.selection = still_valid(state_, *state_.selection);
  state_.row.reset();
  const Time end = shown_end(state_);
  if (!reader_set_speed_) state_.speed = comfortable_speed(end);
  state_.cursor = std::min(state_.cursor, end);
  if (view_is_fitted_) {
    show_everything();
  } else {
    state_.viewport = panned(state_.viewport, Duration{0}, end);
  }
}

void Explorer::tell_long_simulation() {
  if (clock_() - rerun_began_ms_ < kToldAfterMs) return;
  const auto [run, reached] = rerun_->progress();
  LongSimulation& told =
      state_.long_simulation ? *state_.long_simulation : state_.long_simulation.emplace();
  told.run = run;
  told.runs = static_cast<std::uint32_t>(state_.document.good.scenario.run_count());
  told.reached = reached;
}

void Explorer::stop_simulation() {
  if (!rerun_) return;
  rerun_->stop();
  if (state_.long_simulation) state_.long_simulation->stopped = true;
}

// One thing after the other, each as long as it takes.
void Explorer::work(double deadline_ms) {
  if (is_preparing()) {
    prepare(deadline_ms);
  } else if (rerun_ && rerun_->advance(clock_, deadline_ms)) {
    std::vector<Run> runs = rerun_->take();
    specs_ = rerun_->take_specs();
    rerun_.reset();
    adopt(std::move(runs));
    arrive();
  } else if (rerun_) {
    tell_long_simulation();
  } else if (!plays_.advance(state_, clock_, deadline_ms)) {
    studies_.advance(state_, clock_, deadline_ms);
  }
}

bool Explorer::advance(double work_ms) {
  const double now = clock_();
  if (work_ms > 0) work(now + work_ms);
  if (state_.playing) {
    const double passed = std::clamp(now - played_until_ms_.value_or(now), 0.0, kLongestPlayStepMs);
    played_until_ms_ = now;
    const Time end = shown_end(state_);
    const Duration step{std::llround(passed * 1e6 * state_.speed)};
    seek(state_.cursor + step);
    if (state_.cursor >= end) state_.playing = false;
  }
  ask();
  if (work_ms > 0 && why_search_.advance(clock_, now + work_ms)) {
    state_.why = why_of(state_, why_search_.decision(), false);
  }
  if (work_ms > 0) moments_.advance(state_, clock_, now + work_ms);
  return works() || state_.playing;
}

void Explorer::ask() {
  ask_why();
  moments_.begin(state_);
}

// The words about what is selected follow the selection, the runs and, where it is a task as a
// whole, the cursor at rest. Why somebody was chosen in a game, its player knows.
void Explorer::ask_why() {
  if (state_.playing && state_.selection && !state_.selection->at) return;
  const std::span<const RunSpec> specs = plays_.active() ? std::span<const RunSpec>{} : specs_;
  if (!why_search_.begin(state_, specs)) return;
  state_.why = why_of(state_, std::nullopt, why_search_.is_under_way());
}

bool Explorer::works() const {
  return is_preparing() || rerun_ || why_search_.is_under_way() || moments_.is_under_way() ||
         plays_.busy() || studies_.busy(state_);
}

bool Explorer::busy() const { return works() || state_.playing || state_.real.running; }

void Explorer::play() {
  const Time end = shown_end(state_);
  if (end.ns == 0) return;
  if (state_.cursor >= end) seek(Time{0});
  played_until_ms_.reset();
  state_.playing = true;
}

void Explorer::seek(Time t) {
  const Time end = shown_end(state_);
  state_.cursor = std::clamp(t, Time{0}, end);
  state_.viewport = revealing(state_.viewport, state_.cursor, end);
}

void Explorer::show_everything() {
  view_is_fitted_ = true;
  state_.viewport = fit(shown_end(state_));
}

}  // namespace interleave
