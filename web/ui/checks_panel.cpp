#include "ui/checks_panel.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "trace/narration.hpp"
#include "ui/account_bar.hpp"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr float kLine = 20;
constexpr float kColumnGap = 48;

std::string account_title(const Reading& reading) {
  const auto cores = static_cast<std::int64_t>(reading.trace.cores.size());
  return say("Where the core time went: {0} \xC3\x97 {1}",
             {to_text(cores), readable_duration(reading.metrics.makespan)});
}

std::string verdict(const Reading& reading) {
  const auto all = static_cast<std::int64_t>(reading.checks.size());
  const auto failed = static_cast<std::int64_t>(reading.checks_failed());
  if (failed == 0) return say("All {0} checks hold", all);
  return say("{0} of {1} checks {0|fails|fail}", {to_text(failed), to_text(all)});
}

// One check in a column; returns its height.
float draw_check(Panel& panel, const CheckResult& check, const Rect& line) {
  const Look& look = panel.look();
  const bool holds = check.failure.empty();
  const bool idle = holds && check.looked_at == 0;
  const ImU32 ink = idle ? look.soft : look.ink;
  draw_icon(panel.paint, holds ? Icon::tick : Icon::cross, {line.x, line.y, 16, kLine},
            holds ? look.soft : look.accent);
  const std::string count = to_text(static_cast<std::int64_t>(check.looked_at));
  const float room = panel.paint.width_of(Type::small, count) + 1;
  panel.paint.text({line.right() - room, line.y, room, kLine}, Type::small, look.soft, count,
                   Align::right);
  const Rect words{line.x + 24, line.y, line.width - 24 - room - 12, kLine};
  const std::string sentence = describe_check(check);
  const bool fits = panel.paint.width_of(Type::body, sentence) <= words.width;
  panel.paint.text(words, fits ? Type::body : Type::small, ink, sentence);
  if (holds) return kLine;
  const float width = line.width - 24;
  const float height = panel.paint.paragraph_height(width, Type::small, check.failure);
  panel.paint.paragraph({line.x + 24, line.y + kLine, width, height + 2}, Type::small, look.accent,
                        check.failure);
  return kLine + height + 4;
}

}  // namespace

void draw_checks(Panel& panel) {
  const Reading* reading = chosen_reading(panel.state);
  if (reading == nullptr) return;
  const Rect body = panel.page.detail_body();
  panel.paint.push_clip({body.x - 8, body.y, body.width + 16, body.height});
  const float top = body.y + 4 - panel.state.detail_scroll;
  float y = top;
  panel.paint.text({body.x, y, body.width, 20}, Type::small, panel.look().soft,
                   account_title(*reading));
  y += 24;
  const Account account = account_of_cores(reading->metrics);
  draw_account(panel, account, {body.x, y, body.width, 0}, panel.look().ink);
  y += account_height(panel, account, body.width) + 12;
  panel.paint.text({body.x, y, body.width, 20}, Type::small, panel.look().soft, verdict(*reading));
  const std::size_t columns = body.width >= 720 ? 2 : 1;
  const std::size_t rows = (reading->checks.size() + columns - 1) / columns;
  const float gaps = kColumnGap * static_cast<float>(columns - 1);
  const float width = (body.width - gaps) / static_cast<float>(columns);
  float bottom = y;
  for (std::size_t column = 0; column < columns; ++column) {
    const float x = body.x + static_cast<float>(column) * (width + kColumnGap);
    panel.paint.text({x, y, width, 20}, Type::small, panel.look().soft, translated("compared"),
                     Align::right);
    panel.paint.horizontal(x, x + width, y + 22, panel.look().hairline);
  }
  y += 26;
  for (std::size_t column = 0; column < columns; ++column) {
    const float x = body.x + static_cast<float>(column) * (width + kColumnGap);
    float at = y;
    const std::size_t end = std::min(reading->checks.size(), (column + 1) * rows);
    for (std::size_t i = column * rows; i < end; ++i) {
      at += draw_check(panel, reading->checks[i], {x, at, width, kLine});
    }
    bottom = std::max(bottom, at);
  }
  panel.paint.pop_clip();
  static_cast<void>(scrolled_detail(panel, body, bottom + 4 - top));
}

}  // namespace interleave
