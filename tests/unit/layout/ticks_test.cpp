#include "layout/ticks.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

std::vector<std::string> labels(const Viewport& view, float width, float min_pixels) {
  std::vector<std::string> result;
  for (const Tick& tick : ticks(TimeScale(view, 0, width), min_pixels).marks) {
    result.push_back(tick.label);
  }
  return result;
}

}  // namespace

TEST_CASE("marks stand at round steps with room for their labels") {
  const Ticks axis = ticks(TimeScale({Time{0}, Duration{160'000'000}}, 0, 800), 72);
  CHECK(axis.step == Duration{20'000'000});
  REQUIRE(axis.marks.size() == 9);
  CHECK(axis.marks[3].at == Time{60'000'000});
}

TEST_CASE("labels are in the one unit that suits what is on view") {
  CHECK(labels({Time{0}, Duration{100'000'000}}, 300, 100) ==
        std::vector<std::string>{"0", "50 ms", "100 ms"});
  CHECK(labels({Time{0}, Duration{2'000'000'000}}, 500, 100) ==
        std::vector<std::string>{"0", "0.5 s", "1.0 s", "1.5 s", "2.0 s"});
  CHECK(labels({Time{0}, Duration{300}}, 300, 100) ==
        std::vector<std::string>{"0", "100 ns", "200 ns", "300 ns"});
}

TEST_CASE("close up, labels have the decimals that tell them apart") {
  CHECK(labels({Time{60'000'000}, Duration{250'000}}, 300, 100) ==
        std::vector<std::string>{"60.0 ms", "60.1 ms", "60.2 ms"});
  CHECK(labels({Time{60'000'000}, Duration{100'000}}, 300, 100) ==
        std::vector<std::string>{"60.00 ms", "60.05 ms", "60.10 ms"});
}

TEST_CASE("no view gives more marks than there is room for") {
  for (std::int64_t span = 100; span <= kMaxTime.ns; span *= 7) {
    const auto marks = ticks(TimeScale({Time{span / 3}, Duration{span}}, 0, 1920), 72).marks;
    CHECK(marks.size() <= 1920 / 72 + 1);
    CHECK(!marks.empty());
  }
}

TEST_CASE("a number in a unit is rounded half up to its decimals") {
  CHECK(in_unit(Duration{1'500'000}, 1'000'000, 0) == "2");
  CHECK(in_unit(Duration{1'050'000}, 1'000'000, 1) == "1.1");
  CHECK(in_unit(Duration{1'005'000}, 1'000'000, 3) == "1.005");
  CHECK(in_unit(Duration{99'999}, 1'000'000, 3) == "0.100");
  CHECK(in_unit(Duration{-2'000'000}, 1'000'000, 1) ==
        "\xE2\x88\x92"
        "2.0");
  CHECK(in_unit(Duration{7}, 1, 3) == "7");
}
