// What each command does to what is shown. The larger ones are methods of the Explorer, beside
// their like.
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/explorer.hpp"
#include "app/look_around.hpp"
#include "app/steps.hpp"
#include "ui/facts.hpp"
#include "ui/picked.hpp"
#include "ui/speed.hpp"

namespace interleave {
namespace {

// What the system or a real run reports does not take a message from the reader's eyes.
bool is_of_reader(const Command& command) {
  return !std::holds_alternative<Resize>(command) && !std::holds_alternative<SetSystem>(command) &&
         !std::holds_alternative<Present>(command) &&
         !std::holds_alternative<RealProgress>(command) &&
         !std::holds_alternative<RealResult>(command) &&
         !std::holds_alternative<RealFailed>(command) &&
         !std::holds_alternative<RealFinished>(command);
}

// What asks something of the text that was given before it, or of its simulation.
bool needs_text(const Command& command) {
  return std::holds_alternative<EditForm>(command) || std::holds_alternative<SetKnob>(command) ||
         std::holds_alternative<TurnKnob>(command) ||
         std::holds_alternative<StudyCommand>(command) ||
         std::holds_alternative<PlayCommand>(command) ||
         std::holds_alternative<StopSimulation>(command);
}

}  // namespace

// One overload a command; each says "" or why nothing was changed.
struct Explorer::Apply {
  Explorer& explorer;
  AppState& state;

  std::string operator()(const SetText& c) const { return explorer.set_text(c); }
  std::string operator()(const Undo&) const {
    return explorer.go_to(explorer.history_.undo(state.document.text));
  }
  std::string operator()(const Redo&) const {
    return explorer.go_to(explorer.history_.redo(state.document.text));
  }
  std::string operator()(const EditForm& c) const { return explorer.edit_form(c.edit); }
  std::string operator()(const SetKnob& c) const { return explorer.set_knob(c); }
  std::string operator()(const TurnKnob& c) const { return explorer.turn_knob(c); }
  std::string operator()(const SetFrame& c) const { return state.frame = c.frame, ""; }
  std::string operator()(const CloseGaps& c) const { return state.close_gaps = c.closed, ""; }
  std::string operator()(const SetMode& c) const {
    state.mode = c.mode;
    if (explorer.view_is_fitted_) explorer.show_everything();
    return explorer.seek(state.cursor), "";
  }
  std::string operator()(const Seek& c) const { return explorer.seek(c.time), ""; }
  std::string operator()(const StepEvent& c) const {
    const Reading* reading = chosen_reading(state);
    if (reading == nullptr) return "";
    state.playing = false;
    for (int left = std::clamp(c.by, -10'000, 10'000); left != 0; left += left < 0 ? 1 : -1) {
      const auto to = left < 0 ? event_before(reading->trace, state.cursor)
                               : event_after(reading->trace, state.cursor);
      if (!to) break;
      explorer.seek(*to);
    }
    return "";
  }
  std::string operator()(const StepDecision& c) const { return go_to(decision_away(state, c.by)); }
  std::string operator()(const StepSlice& c) const {
    if (!state.selection && !state.row)
      return "Click a slice first: its row is then stepped along.";
    return go_to(slice_away(state, c.by));
  }
  std::string operator()(const Play&) const { return explorer.play(), ""; }
  std::string operator()(const Pause&) const { return state.playing = false, ""; }
  std::string operator()(const SetSpeed& c) const {
    if (!(c.speed > 0)) return "A speed is a number above 0.";
    state.speed = std::clamp(c.speed, kSpeeds.front(), kSpeeds.back());
    explorer.reader_set_speed_ = true;
    return "";
  }
  std::string operator()(const Zoom& c) const {
    if (!(c.factor > 0) || !std::isfinite(c.factor)) return "A zoom factor is a number above 0.";
    const Viewport& view = state.viewport;
    const bool cursor_on_view = state.cursor >= view.start && state.cursor <= view.end();
    const Time middle = view.start + Duration{view.span.ns / 2};
    const Time about = c.about.value_or(cursor_on_view ? state.cursor : middle);
    return look_at(zoomed(view, about, c.factor, shown_end(state)));
  }
  std::string operator()(const Pan& c) const {
    return look_at(panned(state.viewport, c.by, shown_end(state)));
  }
  std::string operator()(const Fit&) const { return explorer.show_everything(), ""; }
  std::string operator()(const Focus&) const {
    const std::optional<Viewport> focus = focus_of(state);
    if (!focus || *focus == state.viewport) return explorer.show_everything(), "";
    return look_at(*focus);
  }
  std::string operator()(const Reset&) const {
    state.selection.reset();
    state.row.reset();
    state.measured.reset();
    state.timeline_scroll = 0;
    return explorer.show_everything(), "";
  }
  std::string operator()(const LookAt& c) const {
    const Viewport& to = c.viewport;
    return look_at(between(to.start, to.end(), shown_end(state)));
  }
  std::string operator()(const Measure& c) const { return state.measured = c.what, ""; }
  std::string operator()(const Find& c) const {
    const std::optional<Selection> found = task_named(state, c.text, c.on);
    if (!found) return "No task of this run has that in its name.";
    state.selection = found;
    state.row.reset();
    ++state.reveals;
    return explorer.seek(first_seen(state, *found)), "";
  }
  std::string operator()(const Select& c) const {
    if (!c.what) {
      state.selection.reset();
      state.row.reset();
      return "";
    }
    if (c.what->run >= state.runs.size()) return "There is no such run.";
    const std::optional<Selection> what = still_valid(state, *c.what);
    if (!what) return "There is no such task or core.";
    state.selection = what;
    state.row = c.row;
    state.chosen_run = what->run;
    return "";
  }
  std::string operator()(const ChooseRun& c) const {
    if (c.run >= state.runs.size()) return "There is no such run.";
    state.chosen_run = c.run;
    state.detail_scroll = 0;
    return "";
  }
  std::string operator()(const ChooseTab& c) const { return state.tab = c.tab, ""; }
  std::string operator()(const ChooseDetail& c) const {
    if (state.detail != c.detail) state.detail_scroll = 0;
    state.detail = c.detail;
    state.tab = Tab::tasks;
    return "";
  }
  std::string operator()(const ArrangeTable& c) const {
    if (state.table.grouping != c.choice.grouping) state.detail_scroll = 0;
    return state.table = c.choice, "";
  }
  std::string operator()(const ShowDifference& c) const {
    return state.difference_shown = c.shown, "";
  }
  std::string operator()(const ShowExports& c) const {
    return state.exports_shown = c.shown && !state.runs.empty(), "";
  }
  std::string operator()(const SetPresenter& c) const { return state.presenter = c.on, ""; }
  std::string operator()(const Scroll& c) const {
    if (!std::isfinite(c.to)) return "A place to scroll to is a number.";
    float& scroll = c.area == Scroll::Area::timeline ? state.timeline_scroll
                    : c.area == Scroll::Area::detail ? state.detail_scroll
                                                     : state.knobs_scroll;
    scroll = std::max(0.0f, c.to);
    return "";
  }
  std::string operator()(const SetTheme& c) const { return state.theme = c.theme, ""; }
  std::string operator()(const SetSystem& c) const {
    state.system_dark = c.dark;
    state.touch = c.touch;
    state.reduced_motion = c.reduced_motion;
    state.system_contrast = c.contrast;
    return "";
  }
  std::string operator()(const Present& c) const {
    state.embedded = c.embedded;
    state.hidden_parts = c.hidden;
    return "";
  }
  std::string operator()(const Resize& c) const {
    if (!(c.width >= 0 && c.height >= 0 && c.ratio > 0 && c.width < 1e5f && c.height < 1e5f)) {
      return "A size is two numbers of pixels and a ratio above 0.";
    }
    state.width = c.width;
    state.height = c.height;
    state.ratio = std::clamp(c.ratio, 0.25f, 8.0f);
    return "";
  }
  std::string operator()(const OpenLink& c) const { return explorer.open_link(c); }
  std::string operator()(const CopyLink&) const { return explorer.link_request_ = true, ""; }
  std::string operator()(const ShowMessage& c) const { return state.message = c.message, ""; }
  std::string operator()(const StudyCommand& c) const { return explorer.study(c); }
  std::string operator()(const PlayCommand& c) const { return explorer.play_with(c); }
  std::string operator()(const StopSimulation&) const { return explorer.stop_simulation(), ""; }
  std::string operator()(const RunReal&) const { return explorer.start_real(); }
  std::string operator()(const CancelReal&) const { return explorer.cancel_real(), ""; }
  std::string operator()(const RealProgress& c) const {
    if (!explorer.real_concerns(c.number, c.run)) return "";
    state.real.run = c.run;
    state.real.permille = std::clamp(c.permille, 0, 1000);
    return "";
  }
  std::string operator()(const RealResult& c) const { return explorer.take_result(c); }
  std::string operator()(const RealFailed& c) const {
    if (explorer.real_concerns(c.number, c.run)) state.runs[c.run].real_failure = c.message;
    return "";
  }
  std::string operator()(const RealFinished& c) const {
    if (state.real.number == c.number) state.real.running = false;
    return "";
  }

  std::string go_to(std::optional<Time> at) const {
    if (!at) return "";
    state.playing = false;
    return explorer.seek(*at), "";
  }

  std::string look_at(Viewport viewport) const {
    state.viewport = viewport;
    explorer.view_is_fitted_ = viewport == fit(shown_end(state));
    return "";
  }
};

std::string Explorer::apply(const Command& command) {
  if (is_of_reader(command)) {
    state_.message.clear();
    state_.exports_shown = false;
  }
  if (needs_text(command)) prepare(std::numeric_limits<double>::infinity());
  std::string problem = std::visit(Apply{*this, state_}, command);
  ask();
  return problem;
}

}  // namespace interleave
