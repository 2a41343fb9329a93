#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kHeight = 24;
constexpr float kGap = 16;

// Words on a piece of ground, so that the lines of the figure do not run through them.
void words_on_ground(Panel& panel, const Rect& room, ImU32 colour, std::string_view words) {
  const float width = std::min(room.width, panel.paint.width_of(Type::body, words));
  panel.paint.fill({room.x - 4, room.y + 2, width + 8, room.height - 4}, panel.look().ground);
  panel.paint.text({room.x, room.y, width + 1, room.height}, Type::body, colour, words);
}

std::string simulated_facts(const AppState& state, std::uint32_t run) {
  const Reading& reading = state.runs[run].simulated;
  if (state.runs[run].hidden) return say("hidden");
  if (state.manual.on && !state.manual.ended) {
    return say("{0} {0|decision|decisions} so far",
               static_cast<std::int64_t>(state.manual.decisions));
  }
  std::string facts = readable_duration(reading.metrics.makespan);
  if (reading.trace.end_kind != End::completed) {
    facts.append(", ").append(translated(name_of(reading.trace.end_kind)));
  }
  if (state.mode == Mode::real) return facts + say(", simulated: not run for real yet");
  const std::string difference = difference_sentence(state, run);
  return difference.empty() ? facts : facts + ", " + difference;
}

std::string checks_words(const Reading& reading) {
  const auto failed = static_cast<std::int64_t>(reading.checks_failed());
  if (failed > 0) return say("{0} {0|check fails|checks fail}", failed);
  return say("{0} {0|check|checks}", static_cast<std::int64_t>(reading.checks_passed()));
}

// At the right end; returns where it begins.
float draw_badge(Panel& panel, std::uint32_t run, const Rect& line) {
  const Look& look = panel.look();
  const Reading& reading = panel.state.runs[run].simulated;
  const bool sound = reading.checks_failed() == 0;
  const std::string words = checks_words(reading);
  const float width = panel.paint.width_of(Type::small, words);
  const std::string id = "checks-" + to_text(static_cast<std::int64_t>(run));
  const Press press =
      press_area(panel, id, words, {line.right() - width - 28, line.y, width + 28, kHeight});
  if (press.clicked) {
    panel.give(ChooseRun{run});
    panel.give(ChooseDetail{Detail::checks});
  }
  const ImU32 colour = !sound ? look.accent : press.hovered ? look.ink : look.soft;
  panel.paint.fill({line.right() - width - 24, line.y + 2, width + 24, kHeight - 4}, look.ground);
  panel.paint.text({line.right() - width, line.y, width + 1, kHeight}, Type::small, colour, words);
  const float sign = line.right() - width - 20;
  draw_icon(panel.paint, sound ? Icon::tick : Icon::cross, {sign, line.y, 16, kHeight}, colour);
  return sign;
}

// Left of `end`; returns where the words before it have to end.
float draw_difference_switch(Panel& panel, std::uint32_t run, float end, const Rect& line) {
  const std::string_view words = translated("what moved");
  const float width = panel.paint.width_of(Type::small, words);
  const Rect where{end - width - 8, line.y, width + 16, kHeight};
  panel.paint.fill({where.x, where.y + 2, where.width, kHeight - 4}, panel.look().ground);
  const bool shown = panel.state.difference_shown;
  const std::string id = "moved-" + to_text(static_cast<std::int64_t>(run));
  if (choice(panel, id, words, where, shown, Type::small)) panel.give(ShowDifference{!shown});
  return where.x - kGap;
}

void draw_simulated(Panel& panel, const Block& block, const Rect& line) {
  const AppState& state = panel.state;
  const Look& look = panel.look();
  const std::string title = run_title(state, block.run);
  const bool chosen = state.chosen_run == block.run && state.runs.size() > 1;
  const float title_width = std::min(panel.paint.width_of(Type::body, title), line.width * 0.5f);
  const std::string id = "run-" + to_text(static_cast<std::int64_t>(block.run));
  const Rect place{line.x, line.y, title_width + 8, kHeight};
  if (press_area(panel, id, title, place, chosen ? "true" : "false").clicked) {
    panel.give(ChooseRun{block.run});
  }
  if (chosen) panel.paint.fill({line.x - 10, line.y + 4, 2, kHeight - 8}, look.accent);
  words_on_ground(panel, {line.x, line.y, title_width, kHeight}, look.ink, title);
  float end = line.right();
  const bool checked = !state.runs[block.run].simulated.checks.empty();
  if (!panel.page.narrow && checked) end = draw_badge(panel, block.run, line) - kGap;
  if (!panel.page.narrow && checked && block.run > 0) {
    end = draw_difference_switch(panel, block.run, end, line);
  }
  const float x = line.x + title_width + kGap;
  words_on_ground(panel, {x, line.y, end - x, kHeight}, look.soft,
                  simulated_facts(state, block.run));
}

void draw_measured(Panel& panel, const Block& block, const Rect& line) {
  const Run& run = panel.state.runs[block.run];
  const auto workers = static_cast<std::int64_t>(run.measured->trace.cores.size());
  // A narrow page has room for the error or for the workers; the panel below says both.
  const std::string words = panel.page.narrow ? run.error_sentence
                                              : say("for real, on {0} {0|worker|workers}: {1}",
                                                    {to_text(workers), run.error_sentence});
  words_on_ground(panel, line, panel.look().soft, words);
}

}  // namespace

void draw_headings(Panel& panel, const Picture& picture) {
  const Rect& area = panel.page.timeline;
  for (const Block& block : picture.stack.blocks) {
    const float bottom = picture.screen_y(block.rows_top) - 6;
    if (bottom <= picture.view.top || bottom - kHeight >= area.bottom()) continue;
    const Rect line{area.x, bottom - kHeight, area.width, kHeight};
    if (block.measured) {
      draw_measured(panel, block, line);
    } else {
      draw_simulated(panel, block, line);
    }
  }
}

}  // namespace interleave
