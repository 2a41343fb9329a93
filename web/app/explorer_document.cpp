// The text, its knobs and its history: whatever changes them runs the scenario again, and what is
// wrong with them leaves the last good runs as they are.
#include <algorithm>
#include <utility>

#include "app/explorer.hpp"
#include "base/words.hpp"
#include "ui/knob.hpp"

namespace interleave {
namespace {

constexpr std::size_t kTasksBetweenLooks = 2048;
constexpr std::size_t kLongText = 50'000;  // bytes; to take it over is enough for one turn

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

std::string no_parameter(const std::string& name) {
  return say("There is no parameter `{0}`.", {name});
}

}  // namespace

std::string Explorer::set_text(const SetText& command) {
  Document& document = state_.document;
  arriving_.reset();
  if (command.text == document.text && !state_.runs.empty()) return "";
  const History::Version before = version();
  read_text(command.text, {});
  if (has_text_) note_change(before, command.typed ? History::Way::typing : History::Way::whole);
  has_text_ = true;
  return "";
}

// `knobs`: where they fit the text's parameters; else each as the reader left it.
void Explorer::read_text(std::string text, const std::vector<Scalar>& knobs) {
  Document& document = state_.document;
  document.text = std::move(text);
  ++document.text_version;
  document.diagnostics.clear();
  knobs_to_be_ = knobs;
  resolving_.reset();
  parsing_.emplace(document.text);
  if (document.text.size() > kLongText) {
    state_.simulating = true;
  } else {
    prepare(clock_() + kWorkMs);
  }
}

// What fits into this time is done at once: all of it, but for thousands of tasks.
void Explorer::prepare(double deadline_ms) {
  while (is_preparing()) {
    if (parsing_ && parsing_->go_on(kTasksBetweenLooks)) {
      take_up(std::move(*std::exchange(parsing_, std::nullopt)).take());
    } else if (!parsing_ && resolving_->go_on(kTasksBetweenLooks)) {
      take_up_run();
    }
    if (clock_() >= deadline_ms) break;
  }
  state_.simulating = is_preparing() || rerun_;
}

void Explorer::take_up(ParsedScenario parsed) {
  Document& document = state_.document;
  text_diagnostics_ = parsed.diagnostics;
  document.diagnostics = parsed.diagnostics;
  if (!parsed.ok()) return;
  document.knobs = fits(knobs_to_be_, parsed.scenario.parameters)
                       ? knobs_to_be_
                       : carried_knobs(document, parsed.scenario);
  document.good_text = document.text;
  document.good = std::move(parsed);
  rerun();
}

// The knobs of a text that is still being read are not known yet: undone, it has its own.
History::Version Explorer::version() const {
  const Document& document = state_.document;
  return {document.text, parsing_ ? std::vector<Scalar>{} : document.knobs};
}

void Explorer::note_change(const History::Version& before, History::Way way) {
  Document& document = state_.document;
  history_.note(before, version(), way, clock_());
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
  if (found == parameters.end()) return no_parameter(command.name);
  const Result<Scalar, std::string> value = parse_literal(command.literal);
  if (!value) return value.error();
  if (value->unit != found->value.unit) {
    return say(found->value.unit == Unit::duration
                   ? translatable("`{0}` is a duration, such as 5ms.")
                   : translatable("`{0}` is a number, without a unit."),
               {command.name});
  }
  if (found->from && value->value < found->from->value) {
    return say("`{0}` is at least {1}.", {command.name, print_literal(*found->from)});
  }
  if (found->to && found->to->value < value->value) {
    return say("`{0}` is at most {1}.", {command.name, print_literal(*found->to)});
  }
  Scalar& knob = document.knobs[static_cast<std::size_t>(found - parameters.begin())];
  if (knob == *value) return "";
  const History::Version before = version();
  knob = *value;
  note_change(before, History::Way::knob);
  rerun();
  prepare(clock_() + kWorkMs);
  return "";
}

std::string Explorer::turn_knob(const TurnKnob& command) {
  for (const Parameter& parameter : state_.document.good.scenario.parameters) {
    if (parameter.name != command.name) continue;
    const Scalar value = knob_value(knob_scale(parameter), command.position);
    return set_knob({command.name, print_literal(value)});
  }
  return no_parameter(command.name);
}

void Explorer::rerun() {
  state_.document.diagnostics = text_diagnostics_;
  resolved_.clear();
  resolving_.emplace(state_.document.good.scenario, 0, state_.document.knobs);
}

// One run after the other; with all of them the simulations begin.
void Explorer::take_up_run() {
  Document& document = state_.document;
  auto spec = take_in_text(std::move(*std::exchange(resolving_, std::nullopt)), document.good);
  if (!spec) {
    const Diagnostics& problems = spec.error();
    document.diagnostics.insert(document.diagnostics.end(), problems.begin(), problems.end());
    return;
  }
  resolved_.push_back(std::move(*spec));
  const Scenario& scenario = document.good.scenario;
  if (resolved_.size() < scenario.run_count()) {
    resolving_.emplace(scenario, resolved_.size(), document.knobs);
    return;
  }
  cancel_real();
  plays_.leave(state_);
  rerun_.emplace(std::move(resolved_));
  rerun_began_ms_ = clock_();
  state_.simulating = true;
  state_.long_simulation.reset();
}

}  // namespace interleave
