#include <algorithm>
#include <string>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/play_panel.hpp"

namespace interleave {
namespace {

std::string mean_text(const Standing& standing, Millionths mean) {
  if (!standing.completed || !mean) return "\xE2\x80\x93";
  return readable_duration(Duration{(*mean + 500'000) / 1'000'000});
}

void draw_standing(Panel& panel, const Standing& standing, const Rect& line) {
  const Look& look = panel.look();
  if (standing.mine) {
    panel.paint.fill({line.x - 8, line.y, line.width + 16, line.height}, look.wash, 4);
  }
  const ImU32 ink = standing.mine ? look.accent : look.ink;
  const float column = (line.width - 96) / 3;
  panel.paint.text({line.x, line.y, 96, line.height}, Type::small, ink,
                   standing.mine ? translated("you") : std::string_view(standing.policy));
  const std::string makespan =
      standing.completed ? readable_duration(standing.makespan) : "\xE2\x80\x93";
  float x = line.x + 96;
  for (const std::string& words : {mean_text(standing, standing.turnaround),
                                   mean_text(standing, standing.waiting), makespan}) {
    panel.paint.text({x, line.y, column, line.height}, Type::small, ink, words, Align::right);
    x += column;
  }
}

void draw_names_of_columns(Panel& panel, const Rect& line) {
  const float column = (line.width - 96) / 3;
  const ImU32 soft = panel.look().soft;
  panel.paint.text({line.x, line.y, 96, line.height}, Type::small, soft, translated("policy"));
  float x = line.x + 96;
  for (const std::string_view name :
       {translatable("turnaround"), translatable("waiting"), translatable("makespan")}) {
    panel.paint.text({x, line.y, column, line.height}, Type::small, soft, translated(name),
                     Align::right);
    x += column;
  }
  panel.paint.horizontal(line.x, line.right(), line.bottom(), panel.look().hairline);
}

}  // namespace

bool shows_standings(const AppState& state) { return state.manual.on && state.manual.ended; }

void draw_standings(Panel& panel) {
  const Rect& area = panel.page.detail;
  if (area.empty()) return;
  if (!panel.page.narrow) {
    panel.paint.horizontal(area.x, area.right(), area.y, panel.look().hairline);
  }
  const auto& standings = panel.state.manual.standings;
  const bool two = area.width >= 640;
  const float width = two ? (area.width - 40) / 2 : area.width;
  const std::size_t a_column = two ? (standings.size() + 1) / 2 : standings.size();
  const float head = 28;
  const Rect body{area.x, area.y + 8 + head, area.width, std::max(0.0f, area.height - 8 - head)};
  const float line =
      two ? std::clamp(body.height / static_cast<float>(std::max<std::size_t>(1, a_column)), 16.0f,
                       24.0f)
          : 24.0f;
  const float content = line * static_cast<float>(a_column);
  const float scroll =
      std::clamp(panel.state.detail_scroll, 0.0f, std::max(0.0f, content - body.height));
  for (float x = area.x; x < area.right(); x += width + 40) {
    draw_names_of_columns(panel, {x, area.y + 8, width, head - 4});
  }
  panel.paint.push_clip({body.x - 8, body.y, body.width + 16, body.height});
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const float x = area.x + static_cast<float>(i / a_column) * (width + 40);
    const float y = body.y + static_cast<float>(i % a_column) * line - scroll;
    draw_standing(panel, standings[i], {x, y, width, line});
  }
  panel.paint.pop_clip();
  scroll_mark(panel, body, content, scroll);
}

}  // namespace interleave
