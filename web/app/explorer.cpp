#include "app/explorer.hpp"

#include <algorithm>
#include <cmath>

#include "app/look_around.hpp"
#include "app/steps.hpp"
#include "model/spec_bytes.hpp"
#include "text/parse.hpp"
#include "trace/wire.hpp"
#include "ui/facts.hpp"
#include "ui/knob.hpp"
#include "ui/picked.hpp"
#include "ui/speed.hpp"
#include "ui/why_words.hpp"

namespace interleave {
namespace {

constexpr double kSimulationSliceMs = 8;
constexpr double kLongestPlayStepMs = 100;  // after a pause of the page the cursor does not leap

// The knobs of `next`: as the reader left them where the parameter is the same as before.
std::vector<Scalar> carried_knobs(const Document& before, const Scenario& next) {
  std::vector<Scalar> knobs;
  for (const Parameter& parameter : next.parameters) {
    const auto& old = before.good.scenario.parameters;
    const auto same = std::find(old.begin(), old.end(), parameter);
    const auto index = static_cast<std::size_t>(same - old.begin());
    knobs.push_back(same != old.end() ? before.knobs[index] : parameter.value);
  }
  return knobs;
}

bool fits(const std::vector<Scalar>& knobs, const std::vector<Parameter>& parameters) {
  return std::equal(
      knobs.begin(), knobs.end(), parameters.begin(), parameters.end(),
      [](const Scalar& knob, const Parameter& p) { return knob.unit == p.value.unit; });
}

// What the system or a real run reports does not take a message from the reader's eyes.
bool is_of_reader(const Command& command) {
  return !std::holds_alternative<Resize>(command) && !std::holds_alternative<SetSystem>(command) &&
         !std::holds_alternative<RealProgress>(command) &&
         !std::holds_alternative<RealResult>(command) &&
         !std::holds_alternative<RealFailed>(command) &&
         !std::holds_alternative<RealFinished>(command);
}

}  // namespace

std::string Explorer::set_text(const SetText& command) {
  Document& document = state_.document;
  arriving_.reset();
  if (command.text == document.text && !state_.runs.empty()) return "";
  const History::Version before{document.text, document.knobs};
  read_text(command.text, {});
  if (has_text_) note_change(before, command.typed ? History::Way::typing : History::Way::whole);
  has_text_ = true;
  return "";
}

// `knobs`: where they fit the text's parameters; else each as the reader left it.
void Explorer::read_text(std::string text, const std::vector<Scalar>& knobs) {
  Document& document = state_.document;
  document.text = std::move(text);
  ParsedScenario parsed = parse(document.text);
  text_diagnostics_ = parsed.diagnostics;
  document.diagnostics = parsed.diagnostics;
  if (!parsed.ok()) return;
  document.knobs =
      fits(knobs, parsed.scenario.parameters) ? knobs : carried_knobs(document, parsed.scenario);
  document.good_text = document.text;
  document.good = std::move(parsed);
  rerun();
}

void Explorer::note_change(const History::Version& before, History::Way way) {
  Document& document = state_.document;
  history_.note(before, {document.text, document.knobs}, way, clock_());
  document.can_undo = history_.can_undo();
  document.can_redo = history_.can_redo();
}

std::string Explorer::go_to(std::optional<History::Version> version) {
  if (!version) return "";
  read_text(std::move(version->text), version->knobs);
  state_.document.can_undo = history_.can_undo();
  state_.document.can_redo = history_.can_redo();
  return "";
}

std::string Explorer::edit_form(const FormEdit& edit) {
  const Document& document = state_.document;
  if (document.text != document.good_text) {
    return "The text has an error: mend it there first, then go on here.";
  }
  const auto edited = form_edit(document.text, document.good, edit);
  if (!edited) return edited.error();
  return set_text({*edited});
}

std::string Explorer::set_knob(const SetKnob& command) {
  Document& document = state_.document;
  const auto& parameters = document.good.scenario.parameters;
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& p) { return p.name == command.name; });
  if (found == parameters.end()) return "There is no parameter `" + command.name + "`.";
  const Result<Scalar, std::string> value = parse_literal(command.literal);
  if (!value) return value.error();
  if (value->unit != found->value.unit) {
    return "`" + command.name + "` is a " +
           (found->value.unit == Unit::duration ? "duration, such as 5ms."
                                                : "number, without a unit.");
  }
  if (found->from && value->value < found->from->value) {
    return "`" + command.name + "` is at least " + print_literal(*found->from) + ".";
  }
  if (found->to && found->to->value < value->value) {
    return "`" + command.name + "` is at most " + print_literal(*found->to) + ".";
  }
  Scalar& knob = document.knobs[static_cast<std::size_t>(found - parameters.begin())];
  if (knob == *value) return "";
  const History::Version before{document.text, document.knobs};
  knob = *value;
  note_change(before, History::Way::knob);
  rerun();
  return "";
}

std::string Explorer::turn_knob(const TurnKnob& command) {
  for (const Parameter& parameter : state_.document.good.scenario.parameters) {
    if (parameter.name != command.name) continue;
    const Scalar value = knob_value(knob_scale(parameter), command.position);
    return set_knob({command.name, print_literal(value)});
  }
  return "There is no parameter `" + command.name + "`.";
}

void Explorer::rerun() {
  Document& document = state_.document;
  document.diagnostics = text_diagnostics_;
  std::vector<RunSpec> specs;
  for (std::size_t i = 0; i < document.good.scenario.run_count(); ++i) {
    Result<RunSpec, Diagnostics> spec = resolve_in_text(document.good, i, document.knobs);
    if (!spec) {
      const Diagnostics& problems = spec.error();
      document.diagnostics.insert(document.diagnostics.end(), problems.begin(), problems.end());
      return;
    }
    specs.push_back(std::move(*spec));
  }
  cancel_real();
  plays_.leave(state_);
  rerun_.emplace(std::move(specs));
  state_.simulating = true;
}

void Explorer::adopt(std::vector<Run> runs) {
  state_.runs = std::move(runs);
  ++state_.revision;
  state_.simulating = false;
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

bool Explorer::advance() {
  const double now = clock_();
  if (rerun_ && rerun_->advance(clock_, now + kSimulationSliceMs)) {
    std::vector<Run> runs = rerun_->take();
    specs_ = rerun_->take_specs();
    rerun_.reset();
    adopt(std::move(runs));
    arrive();
  } else if (!rerun_ && !plays_.advance(state_, clock_, now + kSimulationSliceMs)) {
    studies_.advance(state_, clock_, now + kSimulationSliceMs);
  }
  if (state_.playing) {
    const double passed = std::clamp(now - played_until_ms_.value_or(now), 0.0, kLongestPlayStepMs);
    played_until_ms_ = now;
    const Time end = shown_end(state_);
    const Duration step{std::llround(passed * 1e6 * state_.speed)};
    seek(state_.cursor + step);
    if (state_.cursor >= end) state_.playing = false;
  }
  ask_why();
  if (why_search_.advance(clock_, now + kSimulationSliceMs)) {
    state_.why = why_of(state_, why_search_.decision(), false);
  }
  return works() || state_.playing;
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
  return rerun_ || why_search_.is_under_way() || plays_.busy() || studies_.busy(state_);
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

std::string Explorer::start_real() {
  if (state_.real.running) return "A real run is already under way.";
  if (state_.runs.empty()) return "There is nothing to run yet.";
  if (rerun_) return "The simulation of this text is still under way.";
  if (plays_.active()) return "The true runs are put aside for a game: leave it first.";
  state_.real = {state_.real.number + 1, true, 0, 0};
  for (Run& run : state_.runs) run.real_failure.clear();
  if (state_.mode == Mode::simulated) state_.mode = Mode::both;
  real_request_ = RealRequest{state_.real.number, false};
  return "";
}

void Explorer::cancel_real() {
  if (!state_.real.running) return;
  state_.real.running = false;
  real_request_ = RealRequest{state_.real.number, true};
}

bool Explorer::real_concerns(std::uint32_t number, std::uint32_t run) const {
  return state_.real.running && state_.real.number == number && run < state_.runs.size();
}

std::string Explorer::take_result(const RealResult& command) {
  if (!real_concerns(command.number, command.run)) return "";
  Run& run = state_.runs[command.run];
  Result<Trace, std::string> trace = decode(command.trace);
  if (!trace) {
    run.real_failure = trace.error();
    return "";
  }
  run.machine = command.machine;
  run.measured = read(std::move(*trace), std::nullopt);
  run.error_sentence =
      error_sentence(run.measured->metrics.makespan, run.simulated.metrics.makespan);
  ++state_.revision;
  if (view_is_fitted_) show_everything();
  return "";
}

std::vector<std::uint8_t> Explorer::spec_bytes(std::uint32_t run) const {
  if (run >= state_.runs.size()) return {};
  const Result<RunSpec, Diagnostics> spec =
      resolve_in_text(state_.document.good, run, state_.document.knobs);
  return spec ? encode_spec(*spec) : std::vector<std::uint8_t>{};
}

std::optional<RealRequest> Explorer::take_real_request() {
  return std::exchange(real_request_, std::nullopt);
}

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
  std::string problem = std::visit(Apply{*this, state_}, command);
  ask_why();
  return problem;
}

}  // namespace interleave
