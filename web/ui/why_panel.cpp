#include "ui/why_panel.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/account_bar.hpp"
#include "ui/detail_panel.hpp"
#include "ui/picked.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr float kLine = 24;
constexpr float kBetween = 8;
constexpr std::string_view kNothing =
    translatable("Click on a slice, on a gap, or on how long a task waited, and it says here why.");
constexpr std::string_view kPending =
    translatable("Running it again up to there to see who was chosen\xE2\x80\xA6");

// Paragraphs one below the other.
struct Paragraphs {
  Panel& panel;
  float x, width;
  float y;  // of the next line

  void text(std::string_view words, Type type, ImU32 colour) {
    const float height = panel.paint.paragraph_height(width, type, words);
    panel.paint.paragraph({x, y, width, height + 2}, type, colour, words);
    y += height + kBetween;
  }
};

void draw_swatch(Panel& panel, const Selection& of, float x, float y, float height) {
  const Reading* reading = reading_of(panel.state, of);
  if (reading == nullptr || !of.task.valid() || of.task.index() >= reading->colors.size()) return;
  const ImU32 colour = opaque(task_rgb(*reading, of.task, panel.look()));
  panel.paint.fill({x, y + height / 2 - 4, 8, 8}, colour, 2);
}

ImU32 colour_of(const Panel& panel, const Selection& of) {
  const Reading* reading = reading_of(panel.state, of);
  if (reading == nullptr || !of.task.valid() || of.task.index() >= reading->colors.size()) {
    return panel.look().soft;
  }
  return opaque(task_rgb(*reading, of.task, panel.look()));
}

void draw_words(Panel& panel, Paragraphs& column) {
  const Why& why = panel.state.why;
  const Look& look = panel.look();
  const Selection& selection = *panel.state.selection;
  draw_swatch(panel, selection, column.x, column.y, kLine);
  const float indent = selection.task.valid() ? 16 : 0;
  panel.paint.text({column.x + indent, column.y, column.width - indent, kLine}, Type::body,
                   look.ink, why.title);
  column.y += kLine + 4;
  for (const std::string& sentence : why.sentences) column.text(sentence, Type::body, look.ink);
  if (why.pending) column.text(translated(kPending), Type::body, look.soft);
}

void draw_job_account(Panel& panel, Paragraphs& column) {
  const Why& why = panel.state.why;
  if (why.account.parts.empty()) return;
  column.y += kBetween;
  column.text(why.account_title, Type::small, panel.look().soft);
  draw_account(panel, why.account, {column.x, column.y, column.width, 0},
               colour_of(panel, *panel.state.selection));
  column.y += account_height(panel, why.account, column.width) + kBetween;
}

// The jobs that have to do with it, each a way to what it did then.
void draw_concerned(Panel& panel, Paragraphs& column) {
  const Why& why = panel.state.why;
  const Look& look = panel.look();
  if (why.concerned.empty()) return;
  panel.paint.text({column.x, column.y, column.width, kLine}, Type::small, look.soft,
                   why.concerned_title);
  column.y += kLine;
  panel.paint.horizontal(column.x, column.x + column.width, column.y, look.hairline);
  column.y += 4;
  const float height = std::max(kLine, panel.state.touch ? 44.0f : kLine);
  for (std::size_t i = 0; i < why.concerned.size(); ++i) {
    const Why::Concerned& one = why.concerned[i];
    const Rect line{column.x, column.y, column.width, height};
    const std::string id = "concerned-" + to_text(static_cast<std::int64_t>(i));
    const Press press = press_area(panel, id, one.name, line, one.chosen ? "chosen" : "");
    if (press.clicked) panel.give(Select{one.what});
    if (press.hovered)
      panel.paint.fill({line.x - 8, line.y, line.width + 16, height}, look.wash, 2);
    draw_swatch(panel, one.what, line.x, line.y, height);
    const std::string_view words =
        one.chosen && one.words.empty() ? translated("chosen") : std::string_view(one.words);
    const float room = std::min(panel.paint.width_of(Type::body, words) + 1, line.width * 0.6f);
    const float mark = one.chosen ? 24.0f : 0.0f;
    panel.paint.text({line.x + 16, line.y, line.width - 16 - room - 12, height}, Type::body,
                     look.ink, one.name);
    if (one.chosen) {
      const float name =
          std::min(panel.paint.width_of(Type::body, one.name), line.width - 16 - room - 12 - mark);
      draw_icon(panel.paint, Icon::tick, {line.x + 16 + name + 4, line.y, 16, height}, look.accent);
    }
    panel.paint.text({line.right() - room, line.y, room, height}, Type::body, look.soft, words,
                     Align::right);
    column.y += height;
  }
  column.y += kBetween;
}

}  // namespace

void draw_why(Panel& panel) {
  const Rect body = panel.page.detail_body();
  if (!panel.state.selection || panel.state.why.title.empty()) {
    return draw_nothing_yet(panel, body, translated(kNothing));
  }
  // How high it is shows only once all is drawn; a scroll too far is then taken back.
  panel.paint.push_clip({body.x - 8, body.y, body.width + 16, body.height});
  const float scroll = panel.state.detail_scroll;
  const float top = body.y + (panel.page.narrow ? 4 : 0) - scroll;
  const float width = panel.page.narrow ? body.width : body.width * 0.6f;
  Paragraphs left{panel, body.x, width, top};
  draw_words(panel, left);
  float bottom = left.y;
  if (panel.page.narrow) {
    draw_concerned(panel, left);
    draw_job_account(panel, left);
    bottom = left.y;
  } else {
    draw_job_account(panel, left);
    const float x = body.x + width + 40;
    Paragraphs right{panel, x, body.right() - x, top};
    draw_concerned(panel, right);
    bottom = std::max(left.y, right.y);
  }
  panel.paint.pop_clip();
  static_cast<void>(scrolled_detail(panel, body, bottom - top));
}

}  // namespace interleave
