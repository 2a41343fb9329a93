#include "ui/header_panel.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr float kChoiceGap = 20;
constexpr float kNarrowChoiceGap = 14;

// Choices one after another; returns where the next may stand.
struct Choices {
  Panel& panel;
  float x, y, height;
  float gap = kChoiceGap;

  bool add(std::string id, std::string_view label, bool chosen) {
    const float width = panel.paint.width_of(Type::body, label);
    const Rect where{x - gap / 2, y, width + gap, height};
    x += width + gap;
    return choice(panel, std::move(id), label, where, chosen);
  }
};

std::string_view label_of(Frame frame) {
  switch (frame) {
    case Frame::your_code: return "Your code";
    case Frame::threads: return "Threads";
    case Frame::cores: return "Cores";
    case Frame::whole_system: return "Whole system";
  }
  return "";
}

std::string_view label_of(Mode mode) {
  switch (mode) {
    case Mode::simulated: return "Simulated";
    case Mode::real: return "Real";
    case Mode::both: return "Both";
  }
  return "";
}

constexpr std::array kModes{Mode::simulated, Mode::real, Mode::both};

// Without the space between the two switches.
float switches_width(const Panel& panel, float gap) {
  float width = 3 * gap;
  for (const Frame frame : kShownFrames) width += panel.paint.width_of(Type::body, label_of(frame));
  for (const Mode mode : kModes) width += panel.paint.width_of(Type::body, label_of(mode));
  return width;
}

void draw_switches(Panel& panel, const Rect& where, float gap, float between) {
  Choices choices{panel, where.x, where.y, where.height, gap};
  for (const Frame frame : kShownFrames) {
    const bool chosen = panel.state.frame == frame;
    if (choices.add("frame-" + std::string(name_of(frame)), label_of(frame), chosen)) {
      panel.give(SetFrame{frame});
    }
  }
  choices.x += between - gap;
  const float middle = where.y + where.height / 2;
  panel.paint.vertical(choices.x - between / 2, middle - 8, middle + 8, panel.look().hairline);
  for (const Mode mode : kModes) {
    const bool chosen = panel.state.mode == mode;
    if (choices.add("mode-" + std::string(name_of(mode)), label_of(mode), chosen)) {
      panel.give(SetMode{mode});
    }
  }
}

void draw_theme_button(Panel& panel, const Rect& where) {
  if (icon_button(panel, "theme", "Light or dark", Icon::theme, where)) {
    panel.give(SetTheme{panel.state.dark() ? ThemeChoice::light : ThemeChoice::dark});
  }
}

std::string notes_of(const Scenario& scenario) {
  std::string notes;
  for (const std::string& note : scenario.notes) notes += (notes.empty() ? "" : " ") + note;
  return notes;
}

}  // namespace

void draw_header(Panel& panel) {
  const Rect& area = panel.page.header;
  const Look& look = panel.look();
  const Scenario& scenario = panel.state.document.good.scenario;
  const std::string_view title =
      scenario.title.empty() ? "Interleave" : std::string_view(scenario.title);
  if (panel.page.narrow) {
    panel.paint.text({area.x, area.y, area.width - 40, 32}, Type::title, look.ink, title);
    draw_theme_button(panel, {area.right() - 28, area.y, 40, 32});
    const float free = area.width - switches_width(panel, kNarrowChoiceGap);
    draw_switches(panel, {area.x, area.y + 32, area.width, area.height - 32}, kNarrowChoiceGap,
                  std::clamp(free, 24.0f, 40.0f));
    return;
  }
  constexpr float kBetween = 40;
  const float left = area.right() - 48 - switches_width(panel, kChoiceGap) - kBetween;
  panel.paint.text({area.x, area.y, left - 24 - area.x, 32}, Type::title, look.ink, title);
  panel.paint.text({area.x, area.y + 32, area.width, 24}, Type::body, look.soft,
                   notes_of(scenario));
  draw_switches(panel, {left, area.y, area.right() - left, 32}, kChoiceGap, kBetween);
  draw_theme_button(panel, {area.right() - 24, area.y, 32, 32});
}

void draw_tabs(Panel& panel) {
  const Rect& area = panel.page.tabs;
  if (area.empty()) return;
  panel.paint.horizontal(area.x, area.right(), area.bottom(), panel.look().hairline);
  Choices choices{panel, area.x, area.y, area.height};
  constexpr std::array<std::pair<Tab, std::string_view>, 3> kTabs{
      {{Tab::text, "Text"}, {Tab::knobs, "Knobs"}, {Tab::tasks, "Results"}}};
  for (const auto& [tab, label] : kTabs) {
    const std::string id = "tab-" + std::string(name_of(tab));
    if (choices.add(id, label, panel.state.tab == tab)) panel.give(ChooseTab{tab});
  }
}

}  // namespace interleave
