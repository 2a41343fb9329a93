#include "ui/transport_panel.hpp"

#include <algorithm>

#include "layout/ticks.hpp"
#include "ui/facts.hpp"
#include "ui/play_panel.hpp"
#include "ui/speed.hpp"

namespace interleave {
namespace {

// The cursor's time with as many decimals as a pixel of the view is worth.
std::string cursor_text(const AppState& state) {
  const std::int64_t per_pixel = std::max<std::int64_t>(1, state.viewport.span.ns / 1000);
  std::int64_t step = 1;
  while (step * 10 <= per_pixel) step *= 10;
  const Time end = shown_end(state);
  return state.cursor.ns == 0 ? "0 " + std::string(unit_for(Duration{end.ns}).name)
                              : axis_label(state.cursor, end, Duration{step});
}

struct Buttons {
  Panel& panel;
  float x, y, size;

  bool add(const char* id, const char* label, Icon icon, bool enabled = true) {
    const Rect where{x, y, size, size};
    x += size;
    return icon_button(panel, id, label, icon, where, enabled);
  }
};

void draw_buttons(Panel& panel, Buttons& buttons) {
  const AppState& state = panel.state;
  const Time end = shown_end(state);
  const bool can_go_back = state.cursor.ns > 0;
  const bool can_go_on = state.cursor < end;
  if (buttons.add("to-start", "To the start", Icon::to_start, can_go_back))
    panel.give(Seek{Time{0}});
  if (buttons.add("step-back", "One event back", Icon::back, can_go_back))
    panel.give(StepEvent{-1});
  const bool playing = state.playing;
  if (buttons.add(playing ? "pause" : "play", playing ? "Pause" : "Play",
                  playing ? Icon::pause : Icon::play, end.ns > 0)) {
    panel.give(playing ? Command{Pause{}} : Command{Play{}});
  }
  if (buttons.add("step-on", "One event on", Icon::forward, can_go_on)) panel.give(StepEvent{+1});
  if (buttons.add("to-end", "To the end", Icon::to_end, can_go_on)) panel.give(Seek{end});
}

void draw_speed(Panel& panel, float x, float y, float height) {
  const double speed = panel.state.speed;
  const std::string words = speed_text(speed) + " \xC3\x97";
  constexpr float kWords = 56;
  if (icon_button(panel, "slower", "Slower", Icon::minus, {x, y, height, height})) {
    panel.give(SetSpeed{neighbour_speed(speed, -1)});
  }
  panel.paint.text({x + height, y, kWords, height}, Type::body, panel.look().soft, words,
                   Align::centre);
  if (icon_button(panel, "faster", "Faster", Icon::plus,
                  {x + height + kWords, y, height, height})) {
    panel.give(SetSpeed{neighbour_speed(speed, +1)});
  }
}

// At the right of what is said while a simulation takes long, on its line; gives the room left.
Rect with_stop(Panel& panel, Rect where) {
  constexpr float kAir = 24, kLine = 20;
  if (!panel.state.long_simulation || panel.state.long_simulation->stopped) return where;
  const std::string_view word = translated("Stop");
  const float width = panel.paint.width_of(Type::body, word) + kAir;
  const float height = panel.touch_height();
  const Rect button{where.right() - width + kAir / 2, where.y + (kLine - height) / 2, width,
                    height};
  where.width -= width;
  if (choice(panel, "stop", word, button, false)) panel.give(StopSimulation{});
  return where;
}

// The reader's message takes the sentence's place while there is one.
void draw_sentence(Panel& panel, Rect where) {
  const std::string& message = panel.state.message;
  // What is asked stands with the answers, above.
  const bool asked = panel.state.prediction.guessing() || !panel.state.manual.options.empty();
  if (message.empty() && asked) return;
  if (panel.page.narrow && !panel.page.play.empty()) return;  // its room is the game's
  const std::string words = message.empty() ? now_sentence(panel.state) : message;
  where = with_stop(panel, where);
  const bool fits = panel.paint.paragraph_height(where.width, Type::body, words) <= where.height;
  if (!fits) where = {where.x, where.y - 4, where.width, where.height + 8};
  panel.paint.paragraph(where, fits ? Type::body : Type::small,
                        message.empty() ? panel.look().ink : panel.look().accent, words);
}

}  // namespace

void draw_transport(Panel& panel) {
  const Rect& area = panel.page.transport;
  const float size = panel.touch_height();
  const float speed_width = 2 * size + 56;
  if (panel.page.narrow) {
    draw_sentence(panel, {area.x, area.y + 4, area.width, 40});
    const float y = area.bottom() - size - 4;
    Buttons buttons{panel, area.x - 10, y, size};
    draw_buttons(panel, buttons);
    draw_speed(panel, area.right() - speed_width + 10, y, size);
    return;
  }
  panel.paint.horizontal(area.x, area.right(), area.y, panel.look().hairline);
  const float y = area.y + 8;
  Buttons buttons{panel, area.x - 8, y, size};
  draw_buttons(panel, buttons);
  draw_speed(panel, buttons.x + 8, y, size);
  panel.paint.text({area.right() - 160, y, 160, size}, Type::title, panel.look().ink,
                   cursor_text(panel.state), Align::right);
  const float words = buttons.x + 8 + speed_width + 16;
  Rect sentence{area.x, y + size + 4, area.width, area.bottom() - y - size - 4};
  if (!draw_play_words(panel, {words, y, area.right() - 160 - words, size})) {
    const float width = std::min(220.0f, sentence.width / 2);
    sentence.width -= width;
    draw_play_words(panel, {sentence.right(), sentence.y, width, size});
  }
  draw_sentence(panel, sentence);
}

}  // namespace interleave
