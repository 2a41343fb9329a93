#include "ui/outcomes_panel.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "base/words.hpp"
#include "layout/histogram.hpp"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"
#include "ui/study_controls.hpp"
#include "ui/study_facts.hpp"

namespace interleave {
namespace {

constexpr std::array<std::int64_t, 8> kSeedChoices{10, 20, 50, 100, 200, 500, 1000, 2000};
constexpr std::int64_t kMostBins = 40;
constexpr float kAxisHeight = 22;
constexpr float kMarksHeight = 40;  // of the words above the bars

std::int64_t neighbour(std::int64_t seeds, int by) {
  if (by > 0) {
    const auto* next = std::upper_bound(kSeedChoices.begin(), kSeedChoices.end(), seeds);
    return next == kSeedChoices.end() ? kMostSeeds : *next;
  }
  const auto* first = std::lower_bound(kSeedChoices.begin(), kSeedChoices.end(), seeds);
  return first == kSeedChoices.begin() ? kFewestSeeds : *(first - 1);
}

// "- 200 seeds +" at the right end of a line.
void draw_seeds(Panel& panel, const Rect& line) {
  const std::int64_t seeds = panel.state.outcomes.seeds;
  const float size = line.height;
  constexpr float kWords = 80;
  const float x = line.right() - kWords - 2 * size + 8;
  if (icon_button(panel, "fewer-seeds", "Fewer seeds", Icon::minus, {x, line.y, size, size},
                  seeds > kFewestSeeds)) {
    panel.give(SetSeeds{neighbour(seeds, -1)});
  }
  panel.paint.text({x + size, line.y, kWords, size}, Type::body, panel.look().soft,
                   say("{0} {0|seed|seeds}", seeds), Align::centre);
  if (icon_button(panel, "more-seeds", "More seeds", Icon::plus,
                  {x + size + kWords, line.y, size, size}, seeds < kMostSeeds)) {
    panel.give(SetSeeds{neighbour(seeds, +1)});
  }
}

struct Plot {
  Rect area;
  std::int64_t from = 0, end = 1;
  bool counts = false;  // a bin is one number, and stands above it
  [[nodiscard]] float x(std::int64_t value) const {
    return edge(value) + (counts ? (edge(value + 1) - edge(value)) / 2 : 0);
  }
  [[nodiscard]] float edge(std::int64_t value) const {
    const double share = static_cast<double>(value - from) /
                         static_cast<double>(std::max<std::int64_t>(1, end - from));
    return area.x + static_cast<float>(share) * area.width;
  }
};

void draw_bars(Panel& panel, const Plot& plot, const Histogram& histogram) {
  const Look& look = panel.look();
  const auto highest = static_cast<float>(std::max(1u, histogram.highest()));
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    const std::uint32_t count = histogram.counts[i];
    const std::int64_t from = histogram.from + histogram.width * static_cast<std::int64_t>(i);
    const float x0 = plot.edge(from), x1 = plot.edge(from + histogram.width);
    const Rect column{x0, plot.area.y, x1 - x0, plot.area.height};
    std::string words =
        say("{0} {0|seed|seeds}", count) + ": " + figure_text(panel.state.figure, from);
    if (histogram.width > 1) {
      words += " \xE2\x80\x93 " + figure_text(panel.state.figure, from + histogram.width);
    }
    const Press press =
        press_area(panel, "bin-" + to_text(static_cast<std::int64_t>(i)), words, column);
    const float height =
        std::max(count > 0 ? 2.0f : 0.0f, static_cast<float>(count) / highest * plot.area.height);
    panel.paint.fill({x0 + 0.5f, plot.area.bottom() - height, std::max(1.0f, x1 - x0 - 1), height},
                     press.hovered ? look.soft : look.faint, 1);
    if (press.hovered) draw_tip(panel, (x0 + x1) / 2, plot.area.y, plot.area, words);
  }
  panel.paint.horizontal(plot.area.x, plot.area.right(), plot.area.bottom(), look.faint);
}

void draw_axis(Panel& panel, const Plot& plot) {
  const auto most = std::max<std::int64_t>(1, static_cast<std::int64_t>(plot.area.width / 96));
  const std::int64_t step = round_step(plot.end - plot.from, most);
  std::int64_t value = (plot.from + step - 1) / step * step;
  for (; value <= plot.end - (plot.counts ? 1 : 0); value += step) {
    const std::string label = value == 0 ? "0" : figure_text(panel.state.figure, value);
    const float half = panel.paint.width_of(Type::small, label) / 2;
    const float x = std::clamp(plot.x(value) - half, plot.area.x - 8,
                               std::max(plot.area.x, plot.area.right() - 2 * half));
    panel.paint.text({x, plot.area.bottom() + 2, 2 * half + 1, 20}, Type::small, panel.look().soft,
                     label);
  }
}

struct Mark {
  std::string_view name;
  std::int64_t value;
};

// From the right, so that of marks that lie close the outermost has its words at its place.
void draw_marks(Panel& panel, const Plot& plot, const OutcomeSummary& summary) {
  const Look& look = panel.look();
  const std::array<Mark, 3> marks{
      {{"p99", summary.p99}, {"p95", summary.p95}, {"p50", summary.p50}}};
  float free_to = plot.area.right() + 8;
  for (const Mark& mark : marks) {
    const float x = plot.x(mark.value);
    panel.paint.vertical(x, plot.area.y - 4, plot.area.bottom(), look.ink);
    const std::string number = figure_text(panel.state.figure, mark.value);
    const float width = std::max(panel.paint.width_of(Type::small, number),
                                 panel.paint.width_of(Type::small, mark.name));
    const float left = std::min(x - width / 2, free_to - width);
    if (left < plot.area.x - 8) continue;
    const float y = plot.area.y - kMarksHeight;
    panel.paint.text({left, y, width + 1, 18}, Type::small, look.soft, mark.name, Align::centre);
    panel.paint.text({left, y + 16, width + 1, 18}, Type::small, look.ink, number, Align::centre);
    free_to = left - 12;
  }
}

// The word that loads the worst seed, and what is left out.
void draw_worst(Panel& panel, const Rect& line, const OutcomeSummary& summary) {
  const AppState& state = panel.state;
  const std::string words = say("Worst: seed {0}, {1}", {to_text(summary.worst_seed),
                                                         figure_text(state.figure, summary.worst)});
  const float width = std::min(line.width, panel.paint.width_of(Type::body, words) + 32);
  if (capsule(panel, "worst-seed", words, {line.x, line.y, width, line.height})) {
    panel.give(LoadSeed{summary.worst_seed});
  }
  std::string note;
  if (const auto present = present_setting(state, "seed"); present && !panel.page.narrow) {
    note = say("shown: seed {0}", present->value.floor());
  }
  if (summary.left_out > 0) {
    const auto count = static_cast<std::int64_t>(summary.left_out);
    note += (note.empty() ? "" : "; ") + say("{0} {0|run|runs} without this number", count);
  }
  panel.paint.text(
      {line.x + width + 16, line.y, std::max(0.0f, line.width - width - 16), line.height},
      Type::small, panel.look().soft, note);
}

}  // namespace

void draw_outcomes(Panel& panel) {
  const AppState& state = panel.state;
  const Outcomes& outcomes = state.outcomes;
  Rect body = panel.page.detail_body();
  if (!outcomes.note.empty()) return draw_nothing_yet(panel, body, translated(outcomes.note));
  if (!shown_study(state)) return;
  WordChoices figures;
  add_figures(panel, figures);
  const float height = panel.touch_height();
  static_cast<void>(draw_study_head(panel, {body.x, body.y, body.width, height}, figures, {}));
  draw_seeds(panel, {body.x, body.y, body.width, height});
  const auto summary = summary_of(outcomes, state.figure);
  const float top = body.y + height + 4;
  body = {body.x, top, body.width, std::max(0.0f, body.bottom() - top)};
  body = draw_study_progress(panel, body, outcomes.progress);
  if (!summary) {
    if (!outcomes.progress.running) {
      draw_nothing_yet(panel, body, translated("No run of these has this number."));
    }
    return;
  }
  draw_worst(panel, {body.x, body.bottom() - height, body.width, height}, *summary);
  body.height = std::max(0.0f, body.height - height - 4);
  const Histogram histogram = histogram_of(summary->values, kMostBins);
  const Plot plot{{body.x + 8, body.y + kMarksHeight, std::max(1.0f, body.width - 16),
                   std::max(1.0f, body.height - kMarksHeight - kAxisHeight)},
                  histogram.from,
                  histogram.end(),
                  histogram.width == 1 && state.figure == Figure::misses};
  draw_bars(panel, plot, histogram);
  draw_axis(panel, plot);
  draw_marks(panel, plot, *summary);
}

}  // namespace interleave
