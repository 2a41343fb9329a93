#include "ui/detail_panel.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/checks_panel.hpp"
#include "ui/curves_panel.hpp"
#include "ui/facts.hpp"
#include "ui/outcomes_panel.hpp"
#include "ui/table_panel.hpp"
#include "ui/why_panel.hpp"

namespace interleave {
namespace {

constexpr float kGap = 24;  // between two runs
constexpr float kNumberWidth = 20;
constexpr float kDetailGap = 20;  // between two details

std::string_view english_of(Detail detail) {
  switch (detail) {
    case Detail::tasks: return translatable("Tasks");
    case Detail::why: return translatable("Why");
    case Detail::checks: return translatable("Checks");
    case Detail::curves: return translatable("Curves");
    case Detail::outcomes: return translatable("Outcomes");
  }
  return "";
}

std::string_view label_of(Detail detail) { return translated(english_of(detail)); }

float details_width(const Panel& panel) {
  float width = 0;
  for (const Detail detail : kShownDetails) {
    width += panel.paint.width_of(Type::body, label_of(detail)) + kDetailGap;
  }
  return width - kDetailGap;
}

void draw_details(Panel& panel, float x, float y, float height) {
  for (const Detail detail : kShownDetails) {
    const float width = panel.paint.width_of(Type::body, label_of(detail));
    const Rect where{x - kDetailGap / 2, y, width + kDetailGap, height};
    const std::string id = "detail-" + std::string(name_of(detail));
    if (choice(panel, id, label_of(detail), where, panel.state.detail == detail)) {
      panel.give(ChooseDetail{detail});
    }
    x += width + kDetailGap;
  }
}

// Where there is not room for all titles, the chosen run has its own and each other one its number
// from the top. What is left out even so is chosen by its heading in the figure.
void draw_runs(Panel& panel, const Rect& line) {
  const auto count = static_cast<std::uint32_t>(panel.state.runs.size());
  float all = -kGap;
  for (std::uint32_t i = 0; i < count; ++i) {
    all += panel.paint.width_of(Type::body, run_title(panel.state, i)) + kGap;
  }
  float x = line.x;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string title = run_title(panel.state, i);
    float width = panel.paint.width_of(Type::body, title);
    if (all > line.width + 1) {
      if (panel.state.chosen_run == i) {
        const float others = static_cast<float>(count - 1 - i) * (kNumberWidth + kGap);
        width = std::max(kNumberWidth, std::min(width, line.right() - x - others));
      } else {
        title = to_text(static_cast<std::int64_t>(i) + 1);
        width = kNumberWidth;
      }
    }
    if (x + width > line.right() + 1) break;
    const std::string id = "table-" + to_text(static_cast<std::int64_t>(i));
    const Rect where{x - kGap / 2, line.y, width + kGap, line.height};
    if (choice(panel, id, title, where, panel.state.chosen_run == i, Type::body, kGap)) {
      panel.give(ChooseRun{i});
    }
    x += width + kGap;
  }
}

void draw_head(Panel& panel) {
  const Rect& area = panel.page.detail;
  if (panel.page.narrow) {
    const float height = panel.state.touch ? 44 : 36;
    draw_details(panel, area.x, area.y, height);
    const float rest = panel.page.detail_head - height;
    if (rest > 0) draw_runs(panel, {area.x, area.y + height, area.width, rest});
    return;
  }
  panel.paint.horizontal(area.x, area.right(), area.y, panel.look().hairline);
  const float width = details_width(panel);
  const Rect runs{area.x, area.y + 4, area.width - width - 2 * kGap, 32};
  if (panel.state.runs.size() > 1) draw_runs(panel, runs);
  draw_details(panel, area.right() - width, area.y + 4, 32);
}

}  // namespace

void draw_detail(Panel& panel, TableCache& tables) {
  if (panel.page.detail.empty() || chosen_reading(panel.state) == nullptr) return;
  draw_head(panel);
  if (panel.state.runs[panel.state.chosen_run].hidden) {
    return draw_nothing_yet(panel, panel.page.detail_body(), translated(kHiddenSentence));
  }
  switch (panel.state.detail) {
    case Detail::tasks: return draw_table(panel, tables);
    case Detail::why: return draw_why(panel);
    case Detail::checks: return draw_checks(panel);
    case Detail::curves: return draw_curves_panel(panel);
    case Detail::outcomes: return draw_outcomes(panel);
  }
}

float scrolled_detail(Panel& panel, const Rect& body, float content) {
  const float wanted = panel.state.detail_scroll;
  const float scroll = std::clamp(wanted, 0.0f, std::max(0.0f, content - body.height));
  if (scroll != wanted) panel.give(Scroll{Scroll::Area::detail, scroll});
  scroll_mark(panel, body, content, scroll);
  return scroll;
}

void draw_nothing_yet(Panel& panel, const Rect& body, std::string_view sentence) {
  panel.paint.paragraph({body.x, body.y + 8, body.width, std::max(0.0f, body.height - 8)},
                        Type::body, panel.look().soft, sentence);
}

}  // namespace interleave
