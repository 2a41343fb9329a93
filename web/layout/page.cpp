#include "layout/page.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr float kNarrowBelow = 720;
constexpr float kGap = 24;

float table_content(std::size_t rows) { return static_cast<float>(rows) * kTableRowHeight; }

bool is_diagram(Detail detail) { return detail == Detail::curves || detail == Detail::outcomes; }

// Wide pages keep one height for all that is read, so that a click on a slice moves no slice;
// what is drawn as a diagram has more.
float detail_height(const PageInput& input, float height, bool low, float summary) {
  const float most = height * (low ? 0.32f : 0.38f);
  const float least = std::min(240.0f, height * 0.31f);
  const float table = 40 + kTableNamesHeight + table_content(input.tasks + 1) + summary;
  const float needs = std::min(std::max(table, least), most);
  return is_diagram(input.detail) ? std::max(needs, std::min(320.0f, height * 0.42f)) : needs;
}

float real_needs(const PageInput& input) { return input.real_lines ? 128 : 48; }

// On a narrow page the words that begin a game stand there as well.
float real_needs_narrow(const PageInput& input) { return real_needs(input) + 48; }

PageLayout lay_out_narrow(const PageInput& input) {
  PageLayout page;
  page.narrow = true;
  page.summary_height = 0;
  page.margin = 16;
  page.label_width = 96;
  const float inner = std::max(0.0f, input.width - 2 * page.margin);
  const float control = input.touch ? 44 : 36;
  page.header = {page.margin, 8, inner, 32 + control};
  const float top = page.header.bottom() + 4;
  const float transport = 52 + control;
  const float tabs = input.touch ? 44 : 36;
  const float rest = std::max(0.0f, input.height - top - transport - tabs - 8);
  const bool diagram = input.tab == Tab::tasks && is_diagram(input.detail);
  const float timeline = std::max(120.0f, rest * (diagram ? 0.36f : 0.6f));
  page.timeline = {page.margin, top, inner, timeline};
  page.transport = {page.margin, page.timeline.bottom() + 4, inner, transport};
  page.tabs = {page.margin, page.transport.bottom(), inner, tabs};
  const Rect lower{page.margin, page.tabs.bottom() + 8, inner,
                   std::max(0.0f, input.height - page.tabs.bottom() - 16)};
  switch (input.tab) {
    case Tab::text: page.editor = lower; break;
    case Tab::tasks:
      page.detail = lower;
      page.detail_head = control + (input.runs > 1 ? control : 0);
      break;
    case Tab::knobs: {
      const float wanted = static_cast<float>(input.knobs) * kKnobHeight;
      const float knobs = std::min(wanted, std::max(0.0f, lower.height - real_needs_narrow(input)));
      page.knobs = {lower.x, lower.y, lower.width, knobs};
      page.real = {lower.x, page.knobs.bottom(), lower.width, lower.bottom() - page.knobs.bottom()};
      break;
    }
  }
  return page;
}

PageLayout lay_out_wide(const PageInput& input) {
  PageLayout page;
  page.margin = input.width >= 1200 ? 32 : kGap;
  page.label_width = input.width >= 1200 ? 112 : 100;
  const float inner = input.width - 2 * page.margin;
  page.header = {page.margin, 16, inner, 56};
  const float top = page.header.bottom() + 16;
  const float height = std::max(0.0f, input.height - top - 16);

  const float column = std::clamp(input.width * 0.28f, 248.0f, 480.0f);
  const float real = real_needs(input);
  const float knobs_wanted = static_cast<float>(input.knobs) * kKnobHeight;
  const float knobs = std::min(knobs_wanted, height * 0.4f);
  page.real = {page.margin, top + height - real, column, real};
  page.knobs = {page.margin, page.real.y - 8 - knobs, column, knobs};
  page.editor = {page.margin, top, column, std::max(0.0f, page.knobs.y - 16 - top)};

  const float x = page.margin + column + page.margin;
  const float width = std::max(0.0f, input.width - page.margin - x);
  const float transport = 80;
  const bool low = height < 560;
  page.summary_height = low ? 0 : kSummaryHeight;
  const float detail = detail_height(input, height, low, page.summary_height);
  page.detail = {x, top + height - detail, width, detail};
  page.transport = {x, page.detail.y - 8 - transport, width, transport};
  page.timeline = {x, top, width, std::max(0.0f, page.transport.y - 8 - top)};
  return page;
}

// For an audience: the figure, its buttons and its sliders.
void leave_figure(PageLayout& page, const PageInput& input) {
  page.editor = page.real = page.tabs = page.detail = Rect{};
  const float inner = input.width - 2 * page.margin;
  const float bottom = input.height - 16;
  const float wanted = static_cast<float>(input.knobs) * kKnobHeight;
  page.transport.x = page.timeline.x = page.margin;
  page.transport.width = page.timeline.width = inner;
  page.transport.y = bottom - page.transport.height;
  page.knobs = {};
  if (input.knobs > 0 && page.narrow) {
    const float height = std::min(wanted, input.height * 0.25f);
    page.knobs = {page.margin, bottom - height, inner, height};
    page.transport.y = page.knobs.y - page.transport.height;
  } else if (input.knobs > 0) {
    const float width = std::clamp(inner * 0.3f, 160.0f, 320.0f);
    const float height = std::min(wanted, page.transport.height);
    page.knobs = {input.width - page.margin - width, bottom - height, width, height};
    page.transport.width -= width + kGap;
  }
  page.timeline.height = std::max(0.0f, page.transport.y - 8 - page.timeline.y);
}

// What is played with takes its room from the timeline, but not all of it; on a narrow page also
// that of the sentence, in whose place it has its own.
void make_room(PageLayout& page, float play) {
  constexpr float kLeastTimeline = 96;
  constexpr float kSentence = 44;  // above the buttons of a narrow page's transport
  if (page.narrow && play > 0) {
    page.transport.y += kSentence;
    page.transport.height -= kSentence;
    page.timeline.height += kSentence;
  }
  const float height = std::min(play, page.timeline.height - kLeastTimeline);
  if (height <= 0) return;
  page.timeline.height -= height;
  page.play = {page.timeline.x, page.timeline.bottom(), page.timeline.width, height};
}

}  // namespace

PageLayout lay_out_page(const PageInput& input) {
  PageLayout page = input.width < kNarrowBelow ? lay_out_narrow(input) : lay_out_wide(input);
  if (input.presenter) leave_figure(page, input);
  make_room(page, input.play);
  return page;
}

Rect PageLayout::detail_body() const {
  return {detail.x, detail.y + detail_head, detail.width,
          std::max(0.0f, detail.height - detail_head)};
}

}  // namespace interleave
