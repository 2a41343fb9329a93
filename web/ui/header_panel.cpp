#include "ui/header_panel.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/words.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr float kChoiceGap = 20;
constexpr float kNarrowChoiceGap = 12;
constexpr float kBetween = 40;        // the two switches
constexpr float kNarrowBetween = 20;  // at least

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

enum class Words { full, brief, briefest };

std::string_view english_of(Frame frame, Words words) {
  switch (frame) {
    case Frame::your_code:
      return words == Words::full ? translatable("Your code") : translatable("Code");
    case Frame::threads: return translatable("Threads");
    case Frame::cores: return translatable("Cores");
    case Frame::whole_system: break;
  }
  return words == Words::full    ? translatable("Whole system")
         : words == Words::brief ? translatable("System")
                                 : translatable("All");
}

std::string_view english_of(Mode mode, Words words) {
  switch (mode) {
    case Mode::simulated:
      return words == Words::briefest ? translatable("Sim") : translatable("Simulated");
    case Mode::real: return translatable("Real");
    case Mode::both: return translatable("Both");
  }
  return "";
}

template <class What>
std::string_view label_of(What what, Words words) {
  return translated(english_of(what, words));
}

constexpr std::array kModes{Mode::simulated, Mode::real, Mode::both};

// How the two switches are written, from roomy to cramped.
struct Writing {
  Words words = Words::full;
  bool one_mode = false;  // only the chosen mode is shown, and pressing it chooses the next
};
constexpr std::array kWritings{Writing{}, Writing{Words::brief}, Writing{Words::briefest},
                               Writing{Words::brief, true}};

// A guest's reader chooses among runs once there is a real one.
bool offers_modes(const AppState& state) {
  return !state.embedded || state.real.number > 0 || state.mode != Mode::simulated;
}

// Without the space between the two switches.
float switches_width(const Panel& panel, float gap, Writing writing) {
  float width = 0;
  for (const Frame frame : kShownFrames) {
    width += panel.paint.width_of(Type::body, label_of(frame, writing.words)) + gap;
  }
  for (const Mode mode : kModes) {
    if (!offers_modes(panel.state)) return width - gap;
    if (writing.one_mode && mode != panel.state.mode) continue;
    width += panel.paint.width_of(Type::body, label_of(mode, writing.words)) + gap;
  }
  return width - 2 * gap;
}

// The roomiest that fits.
Writing fitting(const Panel& panel, float gap, float room) {
  for (const Writing writing : kWritings) {
    if (switches_width(panel, gap, writing) <= room) return writing;
  }
  return kWritings.back();
}

void draw_modes(Panel& panel, Choices& choices, Writing writing) {
  const bool only_chosen = writing.one_mode;
  for (std::size_t i = 0; i < kModes.size(); ++i) {
    const bool chosen = panel.state.mode == kModes[i];
    if (only_chosen && !chosen) continue;
    const std::string id = only_chosen ? "mode" : "mode-" + std::string(name_of(kModes[i]));
    const Mode next = only_chosen ? kModes[(i + 1) % kModes.size()] : kModes[i];
    if (choices.add(id, label_of(kModes[i], writing.words), chosen)) panel.give(SetMode{next});
  }
}

void draw_switches(Panel& panel, const Rect& where, float gap, float between, Writing writing) {
  Choices choices{panel, where.x, where.y, where.height, gap};
  for (const Frame frame : kShownFrames) {
    const bool chosen = panel.state.frame == frame;
    const std::string id = "frame-" + std::string(name_of(frame));
    if (choices.add(id, label_of(frame, writing.words), chosen)) panel.give(SetFrame{frame});
  }
  if (!offers_modes(panel.state)) return;
  choices.x += between - gap;
  const float middle = where.y + where.height / 2;
  panel.paint.vertical(choices.x - between / 2, middle - 8, middle + 8, panel.look().hairline);
  draw_modes(panel, choices, writing);
}

// A guest has the host's theme; the page puts its way out into that place.
void draw_theme_button(Panel& panel, const Rect& where) {
  if (panel.state.embedded) return;
  if (icon_button(panel, "theme", "Light or dark", Icon::theme, where)) {
    panel.give(SetTheme{panel.state.dark() ? ThemeChoice::light : ThemeChoice::dark});
  }
}

void draw_export_button(Panel& panel) {
  if (icon_button(panel, "export", "Save as a file", Icon::save, panel.page.export_button())) {
    panel.give(ShowExports{!panel.state.exports_shown});
  }
}

void draw_link_button(Panel& panel, const Rect& where) {
  if (icon_button(panel, "copy-link", "Copy a link to this moment", Icon::link, where)) {
    panel.give(CopyLink{});
  }
}

std::string notes_of(const Scenario& scenario) {
  std::string notes;
  for (const std::string& note : scenario.notes) notes += (notes.empty() ? "" : " ") + note;
  return notes;
}

// With an audience there: the title, the frames, and the way back.
void draw_presenter_header(Panel& panel, std::string_view title) {
  const Rect& area = panel.page.header;
  const float side = panel.page.narrow ? 28 : 24;
  panel.paint.text({area.x, area.y, area.width - 48, 32}, Type::title, panel.look().ink, title);
  const Rect leave{area.right() - side, area.y, 40, 32};
  if (icon_button(panel, "presenter", "Leave the presentation", Icon::cross, leave)) {
    panel.give(SetPresenter{false});
  }
  const float y = area.y + 32;
  draw_switches(panel, {area.x, y, area.width, area.bottom() - y}, kNarrowChoiceGap, kNarrowBetween,
                fitting(panel, kNarrowChoiceGap, area.width - kNarrowBetween));
}

void draw_presenter_button(Panel& panel, const Rect& where) {
  if (icon_button(panel, "presenter", "Present: the figure alone, in large type", Icon::presenter,
                  where)) {
    panel.give(SetPresenter{true});
  }
}

}  // namespace

void draw_header(Panel& panel) {
  const Rect& area = panel.page.header;
  const Look& look = panel.look();
  const Scenario& scenario = panel.state.document.good.scenario;
  const bool has_title = !panel.page.hidden.has(PagePart::title);
  const std::string_view title = !has_title               ? ""
                                 : scenario.title.empty() ? "Interleave"
                                                          : std::string_view(scenario.title);
  if (panel.state.presenter) return draw_presenter_header(panel, title);
  if (panel.page.narrow) {
    const float room = area.width - 120;
    const bool fits = panel.paint.width_of(Type::title, title) <= room;
    panel.paint.text({area.x, area.y, room, 32}, fits ? Type::title : Type::body, look.ink, title);
    draw_export_button(panel);
    draw_link_button(panel, {area.right() - 68, area.y, 40, 32});
    draw_theme_button(panel, {area.right() - 28, area.y, 40, 32});
    const Writing writing = fitting(panel, kNarrowChoiceGap, area.width - kNarrowBetween);
    const float free = area.width - switches_width(panel, kNarrowChoiceGap, writing);
    draw_switches(panel, {area.x, area.y + 32, area.width, area.height - 32}, kNarrowChoiceGap,
                  std::clamp(free, kNarrowBetween, kBetween), writing);
    return;
  }
  const float icons = panel.state.embedded ? 112 : 144;
  const Writing writing = fitting(panel, kChoiceGap, area.width * 0.7f + 48 - icons);
  const float between = offers_modes(panel.state) ? kBetween : 0;
  const float left = area.right() - icons - switches_width(panel, kChoiceGap, writing) - between;
  panel.paint.text({area.x, area.y, left - 24 - area.x, 32}, Type::title, look.ink, title);
  if (has_title) {
    panel.paint.text({area.x, area.y + 32, area.width, 24}, Type::body, look.soft,
                     notes_of(scenario));
  }
  draw_switches(panel, {left, area.y, area.right() - left, 32}, kChoiceGap, kBetween, writing);
  if (!panel.state.embedded) {
    draw_presenter_button(panel, {area.right() - 120, area.y, 32, 32});
  }
  draw_export_button(panel);
  draw_link_button(panel, {area.right() - 56, area.y, 32, 32});
  draw_theme_button(panel, {area.right() - 24, area.y, 32, 32});
}

void draw_tabs(Panel& panel) {
  const Rect& area = panel.page.tabs;
  if (area.empty()) return;
  panel.paint.horizontal(area.x, area.right(), area.bottom(), panel.look().hairline);
  Choices choices{panel, area.x, area.y, area.height};
  constexpr std::array<std::pair<Tab, std::string_view>, 3> kTabs{
      {{Tab::text, translatable("Edit")},
       {Tab::knobs, translatable("Knobs")},
       {Tab::tasks, translatable("Results")}}};
  for (const auto& [tab, label] : kTabs) {
    if (!panel.page.offers(tab)) continue;
    const std::string id = "tab-" + std::string(name_of(tab));
    if (choices.add(id, translated(label), panel.page.tab == tab)) panel.give(ChooseTab{tab});
  }
}

}  // namespace interleave
