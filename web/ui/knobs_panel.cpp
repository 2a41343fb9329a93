#include "ui/knobs_panel.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "text/parse.hpp"
#include "ui/facts.hpp"
#include "ui/knob.hpp"
#include "ui/play_panel.hpp"

namespace interleave {
namespace {

void draw_knob(Panel& panel, const Parameter& parameter, const Scalar& value, const Rect& where) {
  const Look& look = panel.look();
  const std::string label = parameter.label.empty() ? parameter.name : parameter.label;
  const std::string words = knob_text(value);
  const Rect line{where.x, where.y, where.width, 20};
  panel.paint.text({line.x, line.y, line.width - 72, line.height}, Type::body, look.ink, label);
  panel.paint.text(line, Type::body, look.ink, words, Align::right);
  const KnobScale scale = knob_scale(parameter);
  const std::int64_t before = knob_position(scale, value);
  const Rect track{where.x, where.y + 20, where.width, 24};
  const std::int64_t after =
      slider(panel, "knob-" + parameter.name, label, track, before, scale.last, words);
  if (after != before) {
    panel.give(TurnKnob{parameter.name, after});
  }
}

// What the real run of the chosen variant has come to.
std::string outcome(const AppState& state) {
  if (state.chosen_run >= state.runs.size()) return "";
  const Run& run = state.runs[state.chosen_run];
  if (!run.real_failure.empty()) return run.real_failure;
  if (!run.measured) return "";
  const auto workers = static_cast<std::int64_t>(run.measured->trace.cores.size());
  return say(
      "{0}, on {1} {1|worker|workers}: {2}. {3}",
      {run_title(state, state.chosen_run), to_text(workers), run.error_sentence, run.machine});
}

void draw_progress(Panel& panel, const Rect& area) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const float share = static_cast<float>(state.real.permille) / 1000;
  const std::string words = state.real.run < state.runs.size()
                                ? say("Running {0}", {run_title(state, state.real.run)})
                                : say("Running");
  panel.paint.text({area.x, area.y, area.width, 24}, Type::small, look.soft, words);
  panel.paint.fill({area.x, area.y + 28, area.width, 2}, look.hairline, 1);
  panel.paint.fill({area.x, area.y + 28, area.width * share, 2}, look.accent, 1);
}

// As many of them as there is room for.
std::string whole_sentences(const Panel& panel, std::string words, const Rect& room) {
  while (panel.paint.paragraph_height(room.width, Type::small, words) > room.height) {
    const std::size_t end = words.rfind(". ");
    if (end == std::string::npos) break;
    words.resize(end + 1);
  }
  return words;
}

}  // namespace

void draw_knobs(Panel& panel) {
  const Rect& area = panel.page.knobs;
  if (area.empty()) return;
  const Document& document = panel.state.document;
  const auto& parameters = document.good.scenario.parameters;
  const float content = static_cast<float>(parameters.size()) * kKnobHeight;
  const float scroll =
      std::clamp(panel.state.knobs_scroll, 0.0f, std::max(0.0f, content - area.height));
  panel.paint.push_clip(area);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Rect where{area.x, area.y + static_cast<float>(i) * kKnobHeight - scroll, area.width,
                     kKnobHeight};
    if (where.bottom() <= area.y || where.y >= area.bottom()) continue;
    draw_knob(panel, parameters[i], document.knobs[i], where);
  }
  panel.paint.pop_clip();
  scroll_mark(panel, area, content, scroll);
}

void draw_real(Panel& panel) {
  const Rect& area = panel.page.real;
  if (area.empty()) return;
  const AppState& state = panel.state;
  const Rect line{area.x, area.y + 4, area.width, 40};
  if (state.real.running) {
    if (capsule(panel, "cancel-real", translated("Cancel"), {line.x, line.y, 96, line.height})) {
      panel.give(CancelReal{});
    }
    draw_progress(panel, {line.x + 112, line.y, line.width - 112, line.height});
  } else if (capsule(panel, "run-real", translated("Run for real"),
                     {line.x, line.y, 128, line.height})) {
    panel.give(RunReal{});
  } else if (state.real.number == 0 && line.width > 240) {
    panel.paint.text({line.x + 144, line.y, line.width - 144, line.height}, Type::small,
                     panel.look().soft, translated("on this machine\xE2\x80\x99s cores"));
  }
  float below = area.y + 52;
  if (panel.page.narrow && !panel.page.tabs.empty()) {
    draw_play_words(panel, {area.x - 12, area.y + 48, area.width, panel.touch_height()});
    below += 48;
  }
  const Rect room{area.x, below, area.width, std::max(0.0f, area.bottom() - below)};
  const std::string words = whole_sentences(panel, outcome(state), room);
  if (!words.empty()) panel.paint.paragraph(room, Type::small, panel.look().soft, words);
}

}  // namespace interleave
