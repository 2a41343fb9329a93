// Opening a link: its text and knobs at once, its moment when the runs of them are there.
#include <algorithm>
#include <limits>
#include <utility>

#include "app/explorer.hpp"
#include "app/link_state.hpp"
#include "base/words.hpp"
#include "text/parse.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

void add_sentence(std::string& message, std::string_view sentence) {
  if (!message.empty()) message += ' ';
  message += translated(sentence);
}

}  // namespace

std::string Explorer::open_link(const OpenLink& command) {
  LinkReading reading = read_link(command.link);
  Link& link = reading.link;
  const bool lost = !reading.lost_text.empty();
  if (lost && command.text.empty())
    return say(reading.lost_text) + say(" The scenario is as it was.");
  if (link.text.empty() && command.text.empty() && !link.url.empty()) {
    return say("This link has its scenario from elsewhere: open it as the page's own address.");
  }
  state_.playing = false;
  state_.selection.reset();
  arriving_.reset();
  if (lost)
    add_sentence(state_.message, say(reading.lost_text) + say(" So this is an example instead."));
  for (const std::string& problem : reading.problems) add_sentence(state_.message, problem);
  const std::string text = link.text.empty() ? command.text : std::move(link.text);
  if (!text.empty() && !open_text(text, command.text)) {
    add_sentence(state_.message, translatable("The text of this link has errors."));
    return "";
  }
  if (lost) return "";
  set_knobs_of(link);
  if (const auto frame = frame_named(link.frame)) state_.frame = *frame;
  // What a link leaves out of another scenario is as at its beginning.
  if (!text.empty() && link.mode.empty()) link.mode = name_of(Mode::simulated);
  if (!text.empty() && !link.variant && !link.selection) link.variant = 0;
  if (const auto mode = mode_named(link.mode)) state_.mode = *mode;
  arriving_ = std::move(link);
  if (!state_.simulating) arrive();
  return "";
}

// False when the text has errors; the runs are then those there were, of `otherwise` if there were
// none.
bool Explorer::open_text(const std::string& text, const std::string& otherwise) {
  const auto set = [this](const std::string& whole) {
    set_text({whole});
    prepare(std::numeric_limits<double>::infinity());
  };
  set(text);
  if (!has_error(text_diagnostics_)) return true;
  if (state_.document.good_text.empty() && text != otherwise) {
    set(otherwise);
    set(text);
  }
  return false;
}

// As the link says, and all others as the text says.
void Explorer::set_knobs_of(const Link& link) {
  const std::vector<Parameter>& parameters = state_.document.good.scenario.parameters;
  for (const LinkKnob& knob : link.knobs) {
    const std::string problem = set_knob({knob.name, print_literal(knob.value)});
    if (!problem.empty()) add_sentence(state_.message, say("A knob of this link: {0}", {problem}));
  }
  for (const Parameter& parameter : parameters) {
    const bool said = std::any_of(link.knobs.begin(), link.knobs.end(), [&](const LinkKnob& knob) {
      return knob.name == parameter.name;
    });
    if (!said) set_knob({parameter.name, print_literal(parameter.value)});
  }
}

void Explorer::arrive() {
  if (!arriving_) return;
  const Link link = *std::exchange(arriving_, std::nullopt);
  const Time end = shown_end(state_);
  show_everything();
  if (link.at) seek(*link.at);
  if (link.view) {
    const Viewport view{link.view->start, link.view->end - link.view->start};
    state_.viewport = zoomed(view, view.start, 1, end);
    view_is_fitted_ = state_.viewport == fit(end);
  }
  if (link.selection) {
    state_.selection = selection_of(state_, state_.frame, *link.selection);
    if (state_.selection) {
      state_.chosen_run = state_.selection->run;
    } else {
      add_sentence(state_.message, translatable("What this link picks out is not in this run."));
    }
  }
  if (!link.variant) return;
  if (*link.variant < state_.runs.size()) {
    state_.chosen_run = *link.variant;
  } else {
    add_sentence(state_.message, translatable("The variant of this link is not there."));
  }
}

std::string Explorer::link(bool with_text) const {
  return state_.runs.empty() ? "" : write_link(link_of(state_, with_text));
}

}  // namespace interleave
