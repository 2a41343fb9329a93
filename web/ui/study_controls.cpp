#include "ui/study_controls.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {
namespace {

constexpr float kGap = 20;

float width_of(const Panel& panel, const WordChoices& words) {
  float width = 0;
  for (const WordChoices::Word& word : words.words) {
    width += panel.paint.width_of(Type::body, word.label) + kGap;
  }
  return std::max(0.0f, width - kGap);
}

float width_of_longest(const Panel& panel, const WordChoices& words) {
  float width = 0;
  for (const WordChoices::Word& word : words.words) {
    width = std::max(width, panel.paint.width_of(Type::body, word.label));
  }
  return width;
}

void draw_one(Panel& panel, const WordChoices::Word& word, const Rect& where,
              const Command& command) {
  if (choice(panel, word.id, word.label, where, word.chosen)) panel.give(command);
}

void draw_all(Panel& panel, const WordChoices& words, float x, float y, float height) {
  for (const WordChoices::Word& word : words.words) {
    const float width = panel.paint.width_of(Type::body, word.label);
    draw_one(panel, word, {x - kGap / 2, y, width + kGap, height}, word.command);
    x += width + kGap;
  }
}

// The chosen word between two signs that go to its neighbours.
void draw_folded(Panel& panel, const WordChoices& words, float x, float y, float height,
                 float room) {
  const auto chosen = std::find_if(words.words.begin(), words.words.end(),
                                   [](const WordChoices::Word& word) { return word.chosen; });
  if (chosen == words.words.end()) return;
  const std::size_t count = words.words.size();
  const auto i = static_cast<std::size_t>(chosen - words.words.begin());
  const float width = std::min(width_of_longest(panel, words) + kGap, room - 2 * height);
  if (icon_button(panel, chosen->id + "-before", "The one before", Icon::back,
                  {x - 8, y, height, height})) {
    panel.give(words.words[(i + count - 1) % count].command);
  }
  const Rect middle{x - 8 + height, y, width, height};
  draw_one(panel, *chosen, middle, words.words[(i + 1) % count].command);
  if (icon_button(panel, chosen->id + "-next", "The next", Icon::forward,
                  {middle.right(), y, height, height})) {
    panel.give(words.words[(i + 1) % count].command);
  }
}

}  // namespace

void add_figures(const Panel& panel, WordChoices& words) {
  for (const Figure figure : kFigures) {
    const std::string id = "figure-" + std::string(name_of(figure));
    const std::string_view label = panel.page.narrow ? short_label_of(figure) : label_of(figure);
    words.add(id, std::string(label), panel.state.figure == figure, ChooseFigure{figure});
  }
}

Rect draw_study_head(Panel& panel, const Rect& body, const WordChoices& left,
                     const WordChoices& right) {
  const float height = panel.touch_height();
  const float wanted = width_of(panel, left) + 2 * kGap + width_of(panel, right);
  if (wanted <= body.width && !panel.page.narrow) {
    draw_all(panel, left, body.x, body.y, height);
    draw_all(panel, right, body.right() - width_of(panel, right), body.y, height);
    return {body.x, body.y + height + 4, body.width, std::max(0.0f, body.height - height - 4)};
  }
  if (!panel.page.narrow) {
    const float rest = body.width - 2 * kGap - width_of(panel, right);
    draw_folded(panel, left, body.x, body.y, height, rest);
    draw_all(panel, right, body.right() - width_of(panel, right), body.y, height);
    return {body.x, body.y + height + 4, body.width, std::max(0.0f, body.height - height - 4)};
  }
  const float half = body.width / 2;
  draw_folded(panel, left, body.x, body.y, height, half);
  if (!right.words.empty()) draw_folded(panel, right, body.x + half + 8, body.y, height, half);
  return {body.x, body.y + height, body.width, std::max(0.0f, body.height - height)};
}

Rect draw_study_progress(Panel& panel, const Rect& body, const StudyProgress& progress) {
  if (!progress.running && !progress.cancelled) return body;
  const float height = panel.touch_height();
  const Look& look = panel.look();
  const float y = body.bottom() - height;
  const std::string_view word = translated(progress.running ? "Stop" : "Go on");
  const float width = panel.paint.width_of(Type::body, word);
  const Rect button{body.right() - width - 24, y, width + 24, height};
  if (choice(panel, progress.running ? "stop-study" : "run-study", word, button, false)) {
    panel.give(RunStudy{!progress.running});
  }
  const auto done = static_cast<std::int64_t>(progress.done);
  const auto total = static_cast<std::int64_t>(progress.total);
  const std::string words = say(progress.running ? translatable("{0} of {1} {1|run|runs}")
                                                 : translatable("Stopped: {0} of {1} {1|run|runs}"),
                                {to_text(done), to_text(total)});
  const float room = std::max(0.0f, button.x - body.x - 8);
  panel.paint.text({body.x, y, std::min(room, 160.0f), height}, Type::small, look.soft, words);
  const Rect track{body.x + 168, y + height / 2 - 1, std::max(0.0f, room - 168), 2};
  const float share = total > 0 ? static_cast<float>(done) / static_cast<float>(total) : 0.0f;
  panel.paint.fill(track, look.hairline, 1);
  panel.paint.fill({track.x, track.y, track.width * share, 2}, look.accent, 1);
  return {body.x, body.y, body.width, std::max(0.0f, body.height - height)};
}

void draw_tip(Panel& panel, float x, float y, const Rect& within, std::string_view words) {
  const float width = panel.paint.width_of(Type::small, words) + 16;
  const float most = std::max(within.x, within.right() - width);
  const Rect card{std::clamp(x - width / 2, within.x, most), y, width, 22};
  panel.paint.fill(card, panel.look().ground, 4);
  panel.paint.outline(card, panel.look().faint, 4);
  panel.paint.text({card.x + 8, card.y, width - 8, card.height}, Type::small, panel.look().ink,
                   words);
}

}  // namespace interleave
