#include "trace/palette.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "made_trace.hpp"

namespace interleave {
namespace {

TEST_CASE("a task's colour depends on its name alone") {
  CHECK(color_of("chop") == color_of(std::string{"chop"}));
  Trace trace = made_head(2, 1);
  CHECK(colors_of(trace)[0] == color_of("a"));
}

TEST_CASE("names spread over all hues") {
  std::set<int> hues;
  for (int i = 0; i < 200; ++i) hues.insert(color_of("task" + std::to_string(i)).hue);
  CHECK(hues.size() == kTaskHuesLight.size());
}

TEST_CASE(
    "the first twelve tasks have hues of their own, the next twelve the same with a texture") {
  const Trace trace = made_head(26, 1);
  const std::vector<TaskColor> colors = colors_of(trace);
  std::set<std::pair<int, bool>> seen;
  for (std::size_t i = 0; i < 24; ++i) {
    CHECK(colors[i].textured == (i >= 12));
    seen.insert({colors[i].hue, colors[i].textured});
  }
  CHECK(seen.size() == 24);
  CHECK(!colors[24].textured);
}

TEST_CASE("ink on a colour is the one that reads better") {
  CHECK(ink_on(0xffffff) == 0x141416);
  CHECK(ink_on(0x000000) == 0xffffff);
  CHECK(ink_on(0xe9c711) == 0x141416);
}

}  // namespace
}  // namespace interleave
