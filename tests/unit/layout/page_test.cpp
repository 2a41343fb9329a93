#include "layout/page.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace interleave;

namespace {

std::vector<Rect> parts(const PageLayout& page) {
  std::vector<Rect> shown;
  for (const Rect& part : {page.header, page.editor, page.knobs, page.real, page.timeline,
                           page.play, page.transport, page.tabs, page.detail}) {
    if (!part.empty()) shown.push_back(part);
  }
  return shown;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() - 0.01f && b.x < a.right() - 0.01f && a.y < b.bottom() - 0.01f &&
         b.y < a.bottom() - 0.01f;
}

PageInput input_of(float width, float height) {
  PageInput input;
  input.width = width;
  input.height = height;
  input.knobs = 2;
  input.tasks = 5;
  return input;
}

const std::vector<std::pair<Tab, Detail>> kViews{{Tab::text, Detail::tasks},
                                                 {Tab::knobs, Detail::tasks},
                                                 {Tab::tasks, Detail::tasks},
                                                 {Tab::tasks, Detail::why},
                                                 {Tab::tasks, Detail::curves}};

}  // namespace

TEST_CASE("from a phone to a wall, parts neither overlap nor leave the page") {
  const std::vector<std::pair<float, float>> sizes{{360, 740}, {390, 844},  {719, 900},  {720, 600},
                                                   {800, 600}, {1440, 900}, {3840, 2160}};
  for (const auto& [width, height] : sizes) {
    for (const auto& [tab, detail] : kViews) {
      PageInput input = input_of(width, height);
      input.tab = tab;
      input.detail = detail;
      const auto shown = parts(lay_out_page(input));
      CHECK(shown.size() >= 5);
      for (std::size_t i = 0; i < shown.size(); ++i) {
        CAPTURE(width, height, i);
        CHECK(shown[i].x >= 0);
        CHECK(shown[i].y >= 0);
        CHECK(shown[i].right() <= width);
        CHECK(shown[i].bottom() <= height);
        for (std::size_t k = 0; k < i; ++k) CHECK(!overlap(shown[i], shown[k]));
      }
    }
  }
}

TEST_CASE("for an audience there are the figure, its buttons and its sliders alone") {
  for (const auto& [width, height] : std::vector<std::pair<float, float>>{{360, 740}, {800, 500}}) {
    PageInput input = input_of(width, height);
    const float before = lay_out_page(input).timeline.height;
    input.presenter = true;
    const PageLayout page = lay_out_page(input);
    CHECK(page.editor.empty());
    CHECK(page.detail.empty());
    CHECK(!page.knobs.empty());
    CHECK(page.timeline.height > before);
    const auto shown = parts(page);
    CHECK(shown.size() == 4);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      CHECK(shown[i].right() <= width);
      CHECK(shown[i].bottom() <= height);
      for (std::size_t k = 0; k < i; ++k) CHECK(!overlap(shown[i], shown[k]));
    }
  }
}

TEST_CASE("a wide page shows everything at once, a narrow one what its tab says") {
  const PageLayout wide = lay_out_page(input_of(1440, 900));
  CHECK(!wide.narrow);
  CHECK(wide.tabs.empty());
  CHECK(!wide.editor.empty());
  CHECK(!wide.knobs.empty());
  CHECK(!wide.detail.empty());

  PageInput input = input_of(360, 740);
  input.tab = Tab::tasks;
  const PageLayout narrow = lay_out_page(input);
  CHECK(narrow.narrow);
  CHECK(!narrow.tabs.empty());
  CHECK(narrow.editor.empty());
  CHECK(narrow.knobs.empty());
  CHECK(!narrow.detail.empty());
}

TEST_CASE("the figure has the most room of a usual screen") {
  const PageLayout page = lay_out_page(input_of(1440, 900));
  CHECK(page.timeline.width > 900);
  CHECK(page.timeline.height > 350);
}

TEST_CASE("a page of no size has no parts that are inside out") {
  const PageLayout page = lay_out_page(input_of(0, 0));
  for (const Rect& part : {page.editor, page.timeline, page.detail}) CHECK(part.height >= 0);
}

TEST_CASE("to look from the tasks at why moves nothing on a wide page") {
  for (const float height : {600.0f, 800.0f, 1080.0f}) {
    PageInput input = input_of(1280, height);
    const PageLayout tasks = lay_out_page(input);
    input.detail = Detail::why;
    CHECK(lay_out_page(input).timeline == tasks.timeline);
    input.detail = Detail::checks;
    CHECK(lay_out_page(input).timeline == tasks.timeline);
    input.detail = Detail::curves;
    CHECK(lay_out_page(input).detail.height >= tasks.detail.height);
  }
}

TEST_CASE("the body of a detail lies in it, under the choices, also on a phone with fingers") {
  for (const float width : {360.0f, 1280.0f}) {
    PageInput input = input_of(width, 740);
    input.tab = Tab::tasks;
    input.touch = true;
    input.runs = 3;
    const PageLayout page = lay_out_page(input);
    CHECK(page.detail_head >= (page.narrow ? 88 : 40));
    CHECK(page.detail_body().y == page.detail.y + page.detail_head);
    CHECK(page.detail_body().bottom() == page.detail.bottom());
  }
}

TEST_CASE("what is played stands between the timeline and the buttons, which stay") {
  for (const float width : {360.0f, 1280.0f}) {
    PageInput input = input_of(width, 760);
    const PageLayout before = lay_out_page(input);
    input.play = 120;
    const PageLayout page = lay_out_page(input);
    CHECK(before.play.empty());
    CHECK(page.play.height == 120);
    CHECK(page.play.y == page.timeline.bottom());
    CHECK(page.play.bottom() <= page.transport.y);
    CHECK(page.transport.bottom() == before.transport.bottom());
    CHECK(page.detail == before.detail);
  }
}

TEST_CASE(
    "a guest without its text is the figure, with what it may not hide from readers under it") {
  for (const auto& [width, height] : std::vector<std::pair<float, float>>{
           {320, 420}, {390, 420}, {700, 480}, {760, 420}, {760, 640}, {1200, 900}}) {
    for (const bool real_lines : {false, true}) {
      PageInput input = input_of(width, height);
      input.embedded = true;
      input.real_lines = real_lines;
      input.hidden.hide(PagePart::editor);
      const PageLayout page = lay_out_page(input);
      CAPTURE(width, height, real_lines);
      CHECK(page.editor.empty());
      CHECK(page.tabs.empty());
      CHECK_FALSE(page.knobs.empty());
      CHECK_FALSE(page.real.empty());
      CHECK(page.timeline.height >= 40);
      CHECK(page.detail.empty() == (height < 560));
      const auto shown = parts(page);
      for (std::size_t i = 0; i < shown.size(); ++i) {
        CHECK(shown[i].x >= 0);
        CHECK(shown[i].right() <= width);
        CHECK(shown[i].bottom() <= height);
        for (std::size_t k = 0; k < i; ++k) CHECK(!overlap(shown[i], shown[k]));
      }
    }
  }
}

TEST_CASE("what is hidden leaves its room to the figure") {
  PageInput input = input_of(760, 640);
  input.embedded = true;
  input.hidden.hide(PagePart::editor);
  const float before = lay_out_page(input).timeline.height;
  for (const PagePart part : {PagePart::metrics, PagePart::title}) {
    PageInput less = input;
    less.hidden.hide(part);
    CHECK(lay_out_page(less).timeline.height > before);
  }
  input.hidden.hide(PagePart::knobs);
  input.hidden.hide(PagePart::real);
  const PageLayout page = lay_out_page(input);
  CHECK(page.timeline.height > before);
  CHECK(page.knobs.empty());
  CHECK(page.real.empty());
}

TEST_CASE("tabs of a narrow page lead to nothing that is hidden") {
  PageInput input = input_of(390, 740);
  input.embedded = true;
  input.hidden.hide(PagePart::metrics);
  input.tab = Tab::tasks;
  PageLayout page = lay_out_page(input);
  CHECK(page.tab == Tab::text);
  CHECK_FALSE(page.offers(Tab::tasks));
  CHECK_FALSE(page.editor.empty());
  input.hidden.hide(PagePart::real);
  input.tab = Tab::knobs;
  page = lay_out_page(input);
  CHECK_FALSE(page.knobs.empty());
  CHECK(page.real.empty());
}
