// Pictures that stand in a page before its explorer does.
#include "poster/poster.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

constexpr std::string_view kText =
    "title \"Mine\"\nparam n = 20ms from 10ms to 40ms\nrandom 1\n"
    "task a\n  cpu $n\ntask b\n  cpu 20ms\nvariant \"One\"\nvariant \"Two\" ; cores 2\n";

std::string good_text() {
  std::string text{kText};
  text.erase(text.find("random 1\n"), 9);
  return text;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("a poster has the title and every variant") {
  const std::string svg = draw_poster(good_text(), "", {});
  CHECK(contains(svg, ">Mine</text>"));
  CHECK(contains(svg, ">One</text>"));
  CHECK(contains(svg, ">Two</text>"));
  CHECK(contains(svg, ">40 ms</text>"));
  CHECK(contains(svg, "core 1"));
}

TEST_CASE("a poster is drawn with the knobs and settings it is told, and without what is none") {
  CHECK(contains(draw_poster(good_text(), "n=40ms", {}), ">60 ms</text>"));
  CHECK(contains(draw_poster(good_text(), "=\nnone=3\nn\nn=\nseed=7\nn=30ms\n", {}),
                 ">50 ms</text>"));
}

TEST_CASE("a poster may have a row a task, and be dark") {
  SvgOptions options;
  options.frame = SvgOptions::Frame::your_code;
  options.theme = Theme::dark;
  const std::string svg = draw_poster(good_text(), "", options);
  CHECK_FALSE(contains(svg, "core 0"));
  CHECK(contains(svg, "interleave-dark-idle"));
}

TEST_CASE("of a text with errors there is no poster") {
  CHECK(draw_poster(kText, "", {}).empty());
  CHECK(draw_poster(good_text(), "n=41s", {}).empty());
}

TEST_CASE("a run without an end is drawn so far as it got") {
  const std::string svg =
      draw_poster("horizon 1s\ntask a\n  repeat forever\n    cpu 1us\n    yield\n  end\n", "", {});
  CHECK(contains(svg, "<svg"));
  CHECK(svg.size() < 500'000);
}
