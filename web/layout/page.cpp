#include "layout/page.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr float kNarrowBelow = 720;
constexpr float kGap = 24;
constexpr float kRoomy = 560;  // a guest's height from which on there is room for numbers

float table_content(std::size_t rows) { return static_cast<float>(rows) * kTableRowHeight; }

bool is_diagram(Detail detail) { return detail == Detail::curves || detail == Detail::outcomes; }

// Wide pages keep one height for all that is read, so that a click on a slice moves no slice;
// what is drawn as a diagram has more.
float detail_height(const PageInput& input, float height, bool low, float summary) {
  const float most = height * (low ? 0.32f : 0.38f);
  const float least = std::min(216.0f, height * 0.31f);
  const float table = 40 + kTableNamesHeight + table_content(input.tasks + 1) + summary;
  const float needs = std::min(std::max(table, least), most);
  return is_diagram(input.detail) ? std::max(needs, std::min(320.0f, height * 0.42f)) : needs;
}

float real_needs(const PageInput& input) { return input.real_lines ? 128 : 48; }

// On a narrow page the words that begin a game stand there as well.
float real_needs_narrow(const PageInput& input) { return real_needs(input) + 48; }

bool shows_detail(const PageInput& input) {
  return !input.hidden.has(PagePart::metrics) && (!input.embedded || input.height >= kRoomy);
}

PageLayout lay_out_narrow(const PageInput& input) {
  PageLayout page;
  page.narrow = true;
  page.summary_height = 0;
  page.margin = 16;
  page.label_width = 96;
  const float inner = std::max(0.0f, input.width - 2 * page.margin);
  const float control = input.touch ? 44 : 36;
  page.hidden = input.hidden;
  page.tab = page.offers(input.tab)    ? input.tab
             : page.offers(Tab::text)  ? Tab::text
             : page.offers(Tab::knobs) ? Tab::knobs
                                       : Tab::tasks;
  page.header = {page.margin, 8, inner, 32 + control};
  const float top = page.header.bottom() + 4;
  const float transport = 52 + control;
  const float tabs = input.touch ? 44 : 36;
  const float rest = std::max(0.0f, input.height - top - transport - tabs - 8);
  const bool diagram = page.tab == Tab::tasks && is_diagram(input.detail);
  const float timeline = std::max(120.0f, rest * (diagram ? 0.36f : 0.6f));
  page.timeline = {page.margin, top, inner, timeline};
  page.transport = {page.margin, page.timeline.bottom() + 4, inner, transport};
  page.tabs = {page.margin, page.transport.bottom(), inner, tabs};
  const Rect lower{page.margin, page.tabs.bottom() + 8, inner,
                   std::max(0.0f, input.height - page.tabs.bottom() - 16)};
  switch (page.tab) {
    case Tab::text: page.editor = lower; break;
    case Tab::tasks:
      page.detail = lower;
      page.detail_head = control + (input.runs > 1 ? control : 0);
      break;
    case Tab::knobs: {
      const float wanted = static_cast<float>(input.knobs) * kKnobHeight;
      const float real = page.hidden.has(PagePart::real) ? 0 : real_needs_narrow(input);
      const float knobs = std::min(wanted, std::max(0.0f, lower.height - real));
      if (!page.hidden.has(PagePart::knobs)) page.knobs = {lower.x, lower.y, lower.width, knobs};
      if (real == 0) break;
      const float y = page.knobs.empty() ? lower.y : page.knobs.bottom();
      page.real = {lower.x, y, lower.width, lower.bottom() - y};
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

  page.hidden = input.hidden;

  const float column = std::clamp(input.width * 0.28f, 248.0f, 480.0f);
  const float real = page.hidden.has(PagePart::real) ? 0 : real_needs(input);
  const float knobs_wanted =
      page.hidden.has(PagePart::knobs) ? 0 : static_cast<float>(input.knobs) * kKnobHeight;
  const float knobs = std::min(knobs_wanted, height * 0.4f);
  page.real = {page.margin, top + height - real, column, real};
  page.knobs = {page.margin, page.real.y - 8 - knobs, column, knobs};
  page.editor = {page.margin, top, column, std::max(0.0f, page.knobs.y - 16 - top)};

  const float x = page.margin + column + page.margin;
  const float width = std::max(0.0f, input.width - page.margin - x);
  const float transport = 80;
  const bool low = height < 560;
  page.summary_height = low ? 0 : kSummaryHeight;
  page.detail = {x, top + height, width, 0};
  if (shows_detail(input)) {
    const float detail = detail_height(input, height, low, page.summary_height);
    page.detail = {x, top + height - detail, width, detail};
  }
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

// Knobs and real mode side by side, or above each other where it is narrow, from the bottom up;
// returns where the rest may end.
float place_controls(PageLayout& page, const PageInput& input, const Rect& inner) {
  const bool has_knobs = input.knobs > 0 && !input.hidden.has(PagePart::knobs);
  const bool has_real = !input.hidden.has(PagePart::real);
  const float wanted = std::min(static_cast<float>(input.knobs), 2.0f) * kKnobHeight;
  const float knobs = has_knobs ? wanted : 0;
  const float lines = page.narrow ? 32 : 64;
  const float real = !has_real ? 0 : 48 + (input.real_lines ? lines : 0);
  if (page.narrow) {
    page.real = {inner.x, inner.bottom() - real, inner.width, real};
    page.knobs = {inner.x, page.real.y - knobs, inner.width, knobs};
    return page.knobs.y;
  }
  const float height = std::max(knobs, real);
  const float y = inner.bottom() - height;
  const float half = (inner.width - kGap) / 2;
  page.knobs = {inner.x, y, has_real ? half : inner.width, knobs};
  page.real = {has_knobs ? inner.x + half + kGap : inner.x, y, has_knobs ? half : inner.width,
               real};
  return y;
}

// A guest without its text.
PageLayout lay_out_figure(const PageInput& input) {
  PageLayout page;
  page.figure = true;
  page.hidden = input.hidden;
  page.narrow = input.width < kNarrowBelow;
  page.margin = page.narrow ? 16 : kGap;
  page.label_width = page.narrow ? 80 : 100;
  page.summary_height = 0;
  const float control = input.touch ? 44 : 36;
  const float title = input.hidden.has(PagePart::title) ? 32 : 56;
  const Rect inner{page.margin, 8, std::max(0.0f, input.width - 2 * page.margin),
                   std::max(0.0f, input.height - 16)};
  page.header = {inner.x, page.narrow ? 8.0f : 16.0f, inner.width,
                 page.narrow ? 32 + control : title};
  float bottom = place_controls(page, input, inner);
  if (shows_detail(input)) {
    if (page.narrow) page.detail_head = control + (input.runs > 1 ? control : 0);
    const float detail = detail_height(input, input.height, true, 0);
    page.detail = {inner.x, bottom - detail, inner.width, detail};
    bottom = page.detail.y - 8;
  }
  const float transport = page.narrow ? 52 + control : 80;
  page.transport = {inner.x, bottom - transport, inner.width, transport};
  const float top = page.header.bottom() + (page.narrow ? 4.0f : 12.0f);
  page.timeline = {inner.x, top, inner.width, std::max(0.0f, page.transport.y - 4 - top)};
  return page;
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
  const bool figure = input.hidden.has(PagePart::editor);
  PageLayout page = figure                       ? lay_out_figure(input)
                    : input.width < kNarrowBelow ? lay_out_narrow(input)
                                                 : lay_out_wide(input);
  if (input.presenter) leave_figure(page, input);
  make_room(page, input.play);
  return page;
}

bool PageLayout::offers(Tab choice) const {
  switch (choice) {
    case Tab::text: return !hidden.has(PagePart::editor);
    case Tab::knobs: return !hidden.has(PagePart::knobs) || !hidden.has(PagePart::real);
    case Tab::tasks: return !hidden.has(PagePart::metrics);
  }
  return false;
}

Rect PageLayout::detail_body() const {
  return {detail.x, detail.y + detail_head, detail.width,
          std::max(0.0f, detail.height - detail_head)};
}

}  // namespace interleave
