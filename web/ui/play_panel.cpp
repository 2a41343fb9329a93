#include "ui/play_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kNarrowBelow = 720;
constexpr float kNameGap = 8;
constexpr float kNameHeight = 32;
constexpr std::int64_t kGuessSteps = 200;
constexpr std::size_t kMostKeys = 9;

// One line of names is enough as long as they are few and short. Without a typeface at hand the
// width is guessed; drawing wraps where it has to and cuts what does not fit.
float name_lines(const std::vector<std::string>& names, float page_width) {
  const bool narrow = page_width < kNarrowBelow;
  float width = 0;
  for (const std::string& name : names) width += 56 + 8 * static_cast<float>(name.size());
  const float room = narrow ? page_width - 32 : page_width * 0.66f;
  return std::clamp(std::ceil(width / std::max(1.0f, room)), 1.0f, narrow ? 3.0f : 2.0f);
}

std::vector<std::string> names_of(const AppState& state) {
  if (state.prediction.guessing()) return state.prediction.names;
  std::vector<std::string> names;
  for (const ManualPlay::Option& option : state.manual.options) names.push_back(option.name);
  return names;
}

float row_height(const AppState& state) { return state.touch ? 44.0f : kNameHeight + 4; }

std::optional<ImU32> colour_of(const Panel& panel, std::string_view task) {
  const Reading* reading = chosen_reading(panel.state);
  if (reading == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < reading->trace.tasks.size(); ++i) {
    if (reading->trace.tasks[i].name != task) continue;
    return opaque(task_rgb(*reading, make_id<TaskId>(i), panel.look()));
  }
  return std::nullopt;
}

// A name in a capsule, with the colour of its task and a number before it.
struct Name {
  std::string id, name, task, number;
  bool chosen = false;
  Command command;
};

float name_width(const Panel& panel, const Name& name) {
  const float number = name.number.empty() ? 0 : panel.paint.width_of(Type::small, name.number) + 8;
  return panel.paint.width_of(Type::body, name.name) + 40 + number;
}

void draw_name(Panel& panel, const Name& name, const Rect& where) {
  const Look& look = panel.look();
  const Press press = press_area(panel, name.id, name.name, where, name.chosen ? name.number : "");
  const Rect shape{where.x, where.y + (where.height - kNameHeight) / 2, where.width, kNameHeight};
  if (press.hovered) panel.paint.fill(shape, look.wash, kNameHeight / 2);
  const bool lively = press.hovered || name.chosen;
  panel.paint.outline(shape, lively ? look.accent : look.faint, kNameHeight / 2);
  const float number = panel.paint.width_of(Type::small, name.number);
  float x = shape.x + 12;
  panel.paint.text({x, shape.y, number + 1, shape.height}, Type::small,
                   name.chosen ? look.accent : look.soft, name.number);
  if (number > 0) x += number + 8;
  if (const auto colour = colour_of(panel, name.task)) {
    panel.paint.disc(x + 4, shape.y + kNameHeight / 2, 4, *colour);
  }
  panel.paint.text({x + 14, shape.y, shape.right() - x - 22, shape.height}, Type::body, look.ink,
                   name.name);
  if (press.clicked) panel.give(name.command);
}

void draw_names(Panel& panel, const std::vector<Name>& names, const Rect& area) {
  const float height = row_height(panel.state);
  float x = area.x, y = area.y;
  for (const Name& name : names) {
    const float width = std::min(area.width, name_width(panel, name));
    if (x > area.x && x + width > area.right()) {
      x = area.x;
      y += height;
    }
    if (y + height > area.bottom() + 1) break;
    draw_name(panel, name, {x, y, width, height});
    x += width + kNameGap;
  }
}

std::vector<Name> names_to_guess(const AppState& state) {
  const Prediction& prediction = state.prediction;
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < prediction.names.size(); ++i) {
    const auto& order = prediction.order;
    const auto place = std::find(order.begin(), order.end(), i);
    const bool chosen = place != order.end();
    const auto index = static_cast<std::size_t>(place - order.begin()) + 1;
    names.push_back({"guess-" + to_text(i), prediction.names[i], prediction.names[i],
                     chosen ? to_text(static_cast<std::int64_t>(index)) : "", chosen,
                     PlayCommand{Guess{i, std::nullopt}}});
  }
  return names;
}

std::vector<Name> names_to_decide(const AppState& state) {
  const Reading* reading = chosen_reading(state);
  std::vector<Name> names;
  const auto& options = state.manual.options;
  for (std::uint32_t i = 0; i < options.size(); ++i) {
    const bool known = reading != nullptr && options[i].task.index() < reading->trace.tasks.size();
    names.push_back({"decide-" + to_text(i), options[i].name,
                     known ? reading->trace.tasks[options[i].task.index()].name : "",
                     i < kMostKeys ? to_text(i + 1) : "", false, PlayCommand{Decide{i}}});
  }
  return names;
}

// Words to press, right to left; gives where the leftmost begins.
struct Buttons {
  Panel& panel;
  float right, y, height;

  bool add(const char* id, std::string_view english, bool enabled = true) {
    const std::string_view label = translated(english);
    const float width = panel.paint.width_of(Type::body, label) + 24;
    right -= width;
    if (!enabled) {
      panel.paint.text({right, y, width, height}, Type::body, panel.look().hairline, label,
                       Align::centre);
      return false;
    }
    return choice(panel, id, label, {right, y, width, height}, false);
  }
  bool add_capsule(const char* id, std::string_view english) {
    const std::string_view label = translated(english);
    const float width = panel.paint.width_of(Type::body, label) + 32;
    right -= width;
    const bool pressed = capsule(panel, id, label, {right, y, width, height});
    right -= 4;
    return pressed;
  }
};

// The sentence and, on a wide page, the words to press on the same line; below it on a narrow one.
struct Strip {
  Rect sentence, middle, buttons;
};

Strip parts(const Panel& panel) {
  const Rect& area = panel.page.play;
  const float row = row_height(panel.state);
  if (panel.page.narrow) {
    const float buttons = area.bottom() - row;
    return {{area.x, area.y + 4, area.width, 36},
            {area.x, area.y + 40, area.width, std::max(0.0f, buttons - area.y - 40)},
            {area.x, buttons, area.width, row}};
  }
  return {{area.x, area.y + 8, area.width * 0.62f, row},
          {area.x, area.y + 8 + row, area.width, std::max(0.0f, area.height - 8 - row)},
          {area.x, area.y + 8, area.width, row}};
}

// A message for the reader goes before the sentence; on a narrow page it has no other place.
void draw_sentence(Panel& panel, const Rect& where, std::string_view words) {
  if (panel.page.narrow && !panel.state.message.empty()) words = panel.state.message;
  if (!panel.page.narrow && panel.paint.width_of(Type::body, words) <= where.width) {
    return panel.paint.text(where, Type::body, panel.look().ink, words);
  }
  const bool fits = panel.paint.paragraph_height(where.width, Type::body, words) <= where.height;
  panel.paint.paragraph(where, fits ? Type::body : Type::small, panel.look().ink, words);
}

void draw_makespan(Panel& panel, const Rect& line) {
  const Prediction& prediction = panel.state.prediction;
  const Look& look = panel.look();
  constexpr float kLabel = 80, kValue = 88;
  const std::int64_t longest = std::max<std::int64_t>(1, prediction.longest.ns);
  const std::int64_t step = std::max<std::int64_t>(1, longest / kGuessSteps);
  const std::int64_t before =
      std::min(kGuessSteps, prediction.makespan.value_or(Duration{}).ns / step);
  const std::string words =
      prediction.makespan ? readable_duration(*prediction.makespan) : say("no guess yet");
  panel.paint.text({line.x, line.y, kLabel, line.height}, Type::body, look.soft,
                   translated("Makespan"));
  panel.paint.text({line.right() - kValue, line.y, kValue, line.height}, Type::body,
                   prediction.makespan ? look.ink : look.soft, words, Align::right);
  const Rect track{line.x + kLabel, line.y, std::max(1.0f, line.width - kLabel - kValue - 8),
                   line.height};
  const std::int64_t after =
      slider(panel, "guess-makespan", translated("Makespan"), track, before, kGuessSteps, words);
  if (after != before) panel.give(PlayCommand{Guess{std::nullopt, Duration{after * step}}});
}

std::string_view english_for(const Prediction& prediction) {
  if (prediction.names.empty()) return "The schedule is hidden. How long will it take?";
  if (prediction.order.empty()) {
    return "The schedule is hidden. Press who finishes first, then who comes next.";
  }
  const bool all = prediction.order.size() == prediction.names.size();
  return all ? "And how long will all of it take?"
             : "And then? Press a name again to take it back.";
}

void draw_guessing(Panel& panel) {
  const Strip strip = parts(panel);
  const Prediction& prediction = panel.state.prediction;
  draw_sentence(panel, strip.sentence, translated(english_for(prediction)));
  Buttons buttons{panel, strip.buttons.right() + 12, strip.buttons.y, strip.buttons.height};
  if (buttons.add("leave-play", "Leave")) panel.give(PlayCommand{LeavePlay{}});
  if (buttons.add_capsule("reveal", "Reveal")) panel.give(PlayCommand{Reveal{}});
  const float slider = panel.state.touch ? 44.0f : 32.0f;
  Rect names = strip.middle;
  names.height = std::max(0.0f, names.height - slider);
  draw_names(panel, names_to_guess(panel.state), names);
  draw_makespan(panel, {strip.middle.x, names.bottom(), strip.middle.width, slider});
}

void draw_revealed(Panel& panel) {
  const Strip strip = parts(panel);
  const Rect& area = panel.page.play;
  const Rect sentence =
      panel.page.narrow ? Rect{area.x, area.y + 4, area.width, 64} : strip.sentence;
  draw_sentence(panel, sentence, panel.state.prediction.verdict);
  Buttons buttons{panel, strip.buttons.right() + 12, strip.buttons.y, strip.buttons.height};
  if (buttons.add("leave-play", "Done")) panel.give(PlayCommand{LeavePlay{}});
  if (buttons.add("predict", "Again")) panel.give(PlayCommand{Predict{}});
}

std::string ended_words(const ManualPlay& manual) {
  const auto mine = std::find_if(manual.standings.begin(), manual.standings.end(),
                                 [](const Standing& standing) { return standing.mine; });
  if (mine == manual.standings.end()) return say("All is decided.");
  if (!mine->completed) return say("All is decided, but the run did not come to an end.");
  const auto better = std::count_if(manual.standings.begin(), mine, [&](const Standing& standing) {
    return standing.turnaround < mine->turnaround;
  });
  return say("All is decided: you took {0}, and your mean turnaround is number {1} of {2}.",
             {readable_duration(mine->makespan), to_text(static_cast<std::int64_t>(better) + 1),
              to_text(static_cast<std::int64_t>(manual.standings.size()))});
}

void draw_manual(Panel& panel) {
  const Strip strip = parts(panel);
  const ManualPlay& manual = panel.state.manual;
  if (manual.ended) {
    draw_sentence(panel, strip.sentence, ended_words(manual));
  } else if (!manual.options.empty()) {
    draw_sentence(panel, strip.sentence, decision_sentence(manual));
  }
  Buttons buttons{panel, strip.buttons.right() + 12, strip.buttons.y, strip.buttons.height};
  if (buttons.add("leave-play", "Leave")) panel.give(PlayCommand{LeavePlay{}});
  if (manual.ended) {
    if (buttons.add("be-scheduler", "Again")) panel.give(PlayCommand{BeScheduler{}});
  } else if (buttons.add("decide-rest",
                         panel.page.narrow ? "Rest to the queue" : "Leave the rest to the queue")) {
    panel.give(PlayCommand{DecideRest{}});
  }
  if (buttons.add("take-back", "Take back", manual.decisions > 0)) {
    panel.give(PlayCommand{TakeBack{}});
  }
  draw_names(panel, names_to_decide(panel.state), strip.middle);
}

}  // namespace

float play_height(const AppState& state, float page_width) {
  const Prediction& prediction = state.prediction;
  if (prediction.phase == Prediction::Phase::off && !state.manual.on) return 0;
  const bool narrow = page_width < kNarrowBelow;
  const float row = row_height(state);
  float height = narrow ? 40 + row : 8 + row;  // the sentence, and the words to press
  const std::vector<std::string> names = names_of(state);
  // While a decision is being worked out the strip keeps a line of names, so that nothing jumps.
  if (!names.empty() || (state.manual.on && !state.manual.ended)) {
    height += name_lines(names, page_width) * row;
  }
  if (prediction.guessing()) height += state.touch ? 44 : 32;
  if (prediction.phase == Prediction::Phase::revealed) height += narrow ? 24 : 8;
  return height;
}

void draw_play(Panel& panel) {
  const Rect& area = panel.page.play;
  if (area.empty()) return;
  panel.paint.horizontal(area.x, area.right(), area.y, panel.look().hairline);
  if (panel.state.manual.on) return draw_manual(panel);
  if (panel.state.prediction.guessing()) return draw_guessing(panel);
  draw_revealed(panel);
}

bool draw_play_words(Panel& panel, const Rect& line) {
  const std::string_view predict = translated("Predict"), schedule = translated("Be the scheduler");
  const float first = panel.paint.width_of(Type::body, predict) + 24;
  const float second = panel.paint.width_of(Type::body, schedule) + 24;
  if (first + second > line.width) return false;
  const AppState& state = panel.state;
  if (state.runs.empty() || play_height(state, state.width) > 0) return true;
  if (choice(panel, "predict", predict, {line.x, line.y, first, line.height}, false)) {
    panel.give(PlayCommand{Predict{}});
  }
  if (choice(panel, "be-scheduler", schedule, {line.x + first, line.y, second, line.height},
             false)) {
    panel.give(PlayCommand{BeScheduler{}});
  }
  return true;
}

std::optional<Command> play_command_for(Key key, const AppState& state) {
  if (key == Key::backspace) {
    if (state.manual.on) return PlayCommand{TakeBack{}};
    const auto& order = state.prediction.order;
    if (!state.prediction.guessing() || order.empty()) return std::nullopt;
    return PlayCommand{Guess{order.back(), std::nullopt}};
  }
  if (key == Key::enter && state.prediction.guessing()) return PlayCommand{Reveal{}};
  const auto digit = static_cast<std::uint32_t>(key) - static_cast<std::uint32_t>(Key::digit1);
  if (key < Key::digit1 || digit >= kMostKeys) return std::nullopt;
  if (state.prediction.guessing() && digit < state.prediction.names.size()) {
    return PlayCommand{Guess{digit, std::nullopt}};
  }
  if (digit < state.manual.options.size()) return PlayCommand{Decide{digit}};
  return std::nullopt;
}

}  // namespace interleave
