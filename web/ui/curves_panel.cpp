#include "ui/curves_panel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/format.hpp"
#include "base/sort.hpp"
#include "base/words.hpp"
#include "layout/histogram.hpp"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"
#include "ui/knob.hpp"
#include "ui/study_controls.hpp"
#include "ui/study_facts.hpp"

namespace interleave {
namespace {

constexpr float kScaleWidth = 64;  // of the labels on the left
constexpr float kAxisHeight = 22;  // of the values below
constexpr float kNamesWidth = 104;
constexpr float kLine = 16;

// A line of the diagram: a run of the study, or what a law says.
struct Line {
  std::string name;
  std::vector<std::optional<std::int64_t>> values;
  bool law = false;
  bool chosen = false;
};

std::vector<Line> lines_of(const AppState& state) {
  const Curves& curves = state.curves;
  std::vector<Line> lines;
  for (Law& law : laws_of(state)) lines.push_back({say(law.name), std::move(law.values), true});
  for (std::size_t run = 0; run < curves.samples.size(); ++run) {
    const bool named = run < state.runs.size() && curves.samples.size() > 1;
    Line line{named ? run_title(state, static_cast<std::uint32_t>(run)) : "",
              {},
              false,
              run == state.chosen_run};
    for (const Sample& sample : curves.samples[run]) {
      line.values.push_back(value_of(sample, state.figure));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Where values stand on the diagram.
struct Plot {
  Rect area;
  std::size_t count = 0;  // values of the axis
  std::int64_t top = 1;   // value of the upper edge
  std::int64_t step = 1;

  [[nodiscard]] float x(std::size_t i) const {
    const float share = count > 1 ? static_cast<float>(i) / static_cast<float>(count - 1) : 0.5f;
    return area.x + share * area.width;
  }
  [[nodiscard]] float y(std::int64_t value) const {
    const double share = static_cast<double>(value) / static_cast<double>(top);
    return area.bottom() - static_cast<float>(share) * area.height;
  }
  [[nodiscard]] float column() const {
    return count > 1 ? area.width / static_cast<float>(count - 1) : area.width;
  }
};

Plot plot_of(const Panel& panel, const Rect& body, const std::vector<Line>& lines) {
  // The laws may leave the diagram: what the runs do is to be seen.
  std::int64_t most = 1, of_laws = 0;
  for (const Line& line : lines) {
    std::int64_t& largest = line.law ? of_laws : most;
    for (const auto& value : line.values) largest = std::max(largest, value.value_or(0));
  }
  most = std::max(most, std::min(of_laws, most + most / 2));
  Plot plot;
  const bool names = !panel.page.narrow;
  plot.area = {body.x + kScaleWidth, body.y + 8,
               std::max(1.0f, body.width - kScaleWidth - (names ? kNamesWidth : 12)),
               std::max(1.0f, body.height - 8 - kAxisHeight)};
  plot.count = panel.state.curves.shown.values.size();
  const std::int64_t lines_that_fit = std::max(1, static_cast<int>(plot.area.height / 40));
  plot.step = round_step(most, lines_that_fit);
  plot.top = (most + plot.step - 1) / plot.step * plot.step;
  return plot;
}

std::string scale_text(Figure figure, std::int64_t value, std::int64_t step) {
  if (value == 0) return "0";
  if (figure != Figure::speedup || step % 1'000'000 != 0) return figure_text(figure, value);
  return to_text(value / 1'000'000) + " \xC3\x97";
}

void draw_scales(Panel& panel, const Plot& plot) {
  const Look& look = panel.look();
  const Rect& area = plot.area;
  for (std::int64_t value = 0; value <= plot.top; value += plot.step) {
    const float y = plot.y(value);
    panel.paint.horizontal(area.x, area.right(), y,
                           value == 0 ? look.faint : faded(look.hairline, 0.7f));
    panel.paint.text({area.x - kScaleWidth, y - 10, kScaleWidth - 10, 20}, Type::small, look.soft,
                     scale_text(panel.state.figure, value, plot.step), Align::right);
  }
  float free_from = area.x - kScaleWidth;
  const auto& values = panel.state.curves.shown.values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string label = knob_text(values[i]);
    const float half = panel.paint.width_of(Type::small, label) / 2;
    const float x = plot.x(i);
    if (x - half < free_from) continue;
    panel.paint.text({x - half, area.bottom() + 2, 2 * half + 1, 20}, Type::small, look.soft,
                     label);
    free_from = x + half + 12;
  }
}

bool leaves(const Line& line, const Plot& plot) {
  return line.law && line.values.back() && *line.values.back() > plot.top;
}

void draw_line(Panel& panel, const Plot& plot, const Line& line) {
  const Look& look = panel.look();
  const ImU32 colour = line.law ? look.faint : line.chosen ? look.ink : look.soft;
  const float width = line.chosen ? 2.0f : 1.0f;
  for (std::size_t i = 0; i < line.values.size(); ++i) {
    if (!line.values[i]) continue;
    const float x = plot.x(i), y = plot.y(*line.values[i]);
    if (i > 0 && line.values[i - 1]) {
      panel.paint.line(plot.x(i - 1), plot.y(*line.values[i - 1]), x, y, colour, width);
    }
    if (!line.law) panel.paint.disc(x, y, line.chosen ? 3.0f : 2.0f, colour);
  }
}

// The first law to leave the diagram has its name on the left of where it does, the others on the
// right.
void draw_names_of_leavers(Panel& panel, const Plot& plot, const std::vector<Line>& lines) {
  bool first = true;
  for (const Line& line : lines) {
    if (!leaves(line, plot)) continue;
    std::size_t i = 1;
    while (*line.values[i] <= plot.top) ++i;
    const auto before = static_cast<double>(*line.values[i - 1]);
    const double share =
        (static_cast<double>(plot.top) - before) / (static_cast<double>(*line.values[i]) - before);
    const float x = plot.x(i - 1) + static_cast<float>(std::max(0.0, share)) * plot.column();
    const float width = panel.paint.width_of(Type::small, line.name) + 1;
    panel.paint.text({first ? x - width - 10 : x + 6, plot.area.y, width, 18}, Type::small,
                     panel.look().soft, line.name);
    first = false;
  }
}

// At the right end of each line, moved apart where they would lie on each other.
void draw_names(Panel& panel, const Plot& plot, const std::vector<Line>& lines) {
  struct Name {
    const Line* line;
    float y;
  };
  std::vector<Name> names;
  for (const Line& line : lines) {
    if (line.name.empty() || line.values.size() < plot.count || !line.values.back()) continue;
    if (leaves(line, plot)) continue;
    names.push_back({&line, plot.y(*line.values.back())});
  }
  sort_items(names, [](const Name& a, const Name& b) { return a.y < b.y; });
  float least = plot.area.y;
  for (Name& name : names) {
    name.y = std::max(name.y, least);
    least = name.y + kLine;
  }
  float most = plot.area.bottom() + 4;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    name->y = std::min(name->y, most);
    most = name->y - kLine;
  }
  const Look& look = panel.look();
  for (const Name& name : names) {
    panel.paint.text({plot.area.right() + 10, name.y - 10, kNamesWidth - 10, 20}, Type::small,
                     name.line->chosen ? look.ink : look.soft, name.line->name);
  }
}

// Which value of the axis is the present one of the chosen run.
std::optional<std::size_t> present_value(const AppState& state) {
  const auto present = present_setting(state, state.curves.shown.name);
  if (!present) return std::nullopt;
  const auto& values = state.curves.shown.values;
  const auto found = std::find(values.begin(), values.end(), *present);
  if (found == values.end()) return std::nullopt;
  return static_cast<std::size_t>(found - values.begin());
}

void draw_present(Panel& panel, const Plot& plot) {
  if (const auto i = present_value(panel.state)) {
    panel.paint.vertical(plot.x(*i), plot.area.y, plot.area.bottom(), panel.look().accent);
  }
}

// "Cores 4: 20 ms", with the name of the run where there are several.
std::string point_words(const AppState& state, std::size_t run, std::size_t i) {
  const Curves& curves = state.curves;
  std::string words = curves.shown.label + " " + knob_text(curves.shown.values[i]) + ": ";
  const auto value = i < curves.samples[run].size() ? value_of(curves.samples[run][i], state.figure)
                                                    : std::nullopt;
  words += value ? figure_text(state.figure, *value) : say("nothing to show");
  if (curves.samples.size() < 2 || run >= state.runs.size()) return words;
  return run_title(state, static_cast<std::uint32_t>(run)) + ", " + words;
}

// The run whose point of this column is nearest to a height; the chosen one if none has a point.
std::size_t nearest_run(const AppState& state, const Plot& plot, std::size_t i, float y) {
  const auto& samples = state.curves.samples;
  std::size_t nearest = std::min<std::size_t>(state.chosen_run, samples.size() - 1);
  float distance = 1e9f;
  for (std::size_t run = 0; run < samples.size(); ++run) {
    if (i >= samples[run].size()) continue;
    const auto value = value_of(samples[run][i], state.figure);
    if (!value) continue;
    const float away = std::abs(plot.y(*value) - y);
    if (away >= distance) continue;
    distance = away;
    nearest = run;
  }
  return nearest;
}

// Each value of the axis is a place to press: the nearest point above or below it is loaded.
void react(Panel& panel, const Plot& plot) {
  const AppState& state = panel.state;
  if (state.curves.samples.empty()) return;
  const float width = plot.column();
  const auto chosen = std::min<std::size_t>(state.chosen_run, state.curves.samples.size() - 1);
  for (std::size_t i = 0; i < plot.count; ++i) {
    const float left = std::max(plot.area.x - 8, plot.x(i) - width / 2);
    const float right = std::min(plot.area.right() + 8, plot.x(i) + width / 2);
    const Rect where{left, plot.area.y, right - left, plot.area.height};
    const std::string id = "point-" + to_text(static_cast<std::int64_t>(i));
    const Press press = press_area(panel, id, point_words(state, chosen, i), where,
                                   knob_text(state.curves.shown.values[i]));
    if (!press.hovered && !press.clicked) continue;
    const std::size_t run = nearest_run(state, plot, i, pointer(panel).y);
    if (press.clicked) {
      panel.give(LoadPoint{static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(i)});
    }
    if (!press.hovered) continue;
    panel.paint.vertical(plot.x(i), plot.area.y, plot.area.bottom(), panel.look().hairline);
    if (i < state.curves.samples[run].size()) {
      if (const auto value = value_of(state.curves.samples[run][i], state.figure)) {
        panel.paint.ring(plot.x(i), plot.y(*value), 5, panel.look().accent, 2);
      }
    }
    draw_tip(panel, plot.x(i), plot.area.y, plot.area, point_words(state, run, i));
  }
}

bool anything_known(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return !line.law && std::any_of(line.values.begin(), line.values.end(),
                                    [](const auto& value) { return value.has_value(); });
  });
}

}  // namespace

void draw_curves_panel(Panel& panel) {
  const AppState& state = panel.state;
  const Curves& curves = state.curves;
  Rect body = panel.page.detail_body();
  if (!curves.note.empty()) return draw_nothing_yet(panel, body, translated(curves.note));
  if (!shown_study(state) || curves.axes.empty()) return;
  WordChoices axes, figures;
  for (const Axis& axis : curves.axes) {
    axes.add("axis-" + axis.name, axis.label, axis.name == curves.shown.name, SweepOver{axis.name});
  }
  add_figures(panel, figures);
  body = draw_study_head(panel, body, axes, figures);
  body = draw_study_progress(panel, body, curves.progress);
  const std::vector<Line> lines = lines_of(state);
  const Plot plot = plot_of(panel, body, lines);
  if (!curves.progress.running && !anything_known(lines)) {
    return draw_nothing_yet(panel, body,
                            translated("No run of these comes to an end that can be drawn here."));
  }
  draw_scales(panel, plot);
  draw_present(panel, plot);
  const Rect& inside = plot.area;
  panel.paint.push_clip({inside.x - 8, inside.y, inside.width + 16, inside.height + 8});
  for (const bool chosen : {false, true}) {  // the chosen run lies above the others
    for (const Line& line : lines) {
      if (line.chosen == chosen) draw_line(panel, plot, line);
    }
  }
  panel.paint.pop_clip();
  draw_names_of_leavers(panel, plot, lines);
  if (!panel.page.narrow) draw_names(panel, plot, lines);
  react(panel, plot);
}

}  // namespace interleave
