#include "layout/curve.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace interleave;

TEST_CASE("a step function becomes corners joined by level and upright lines") {
  const StepCurve curve{{Time{0}, Time{10}, Time{20}}, {1, 3, 0}};
  const auto points =
      polyline(curve, CurveBounds(curve), TimeScale({Time{0}, Duration{40}}, 0, 400), Time{30});
  const std::vector<CurvePoint> expected{{0, 1}, {100, 1}, {100, 3}, {200, 3}, {200, 0}, {300, 0}};
  CHECK(points == expected);
}

TEST_CASE("a view into the middle begins with the value that holds there") {
  const StepCurve curve{{Time{0}, Time{10}, Time{20}}, {1, 3, 0}};
  const auto points =
      polyline(curve, CurveBounds(curve), TimeScale({Time{12}, Duration{4}}, 0, 400), Time{30});
  CHECK(points == std::vector<CurvePoint>{{0, 3}, {400, 3}});
}

TEST_CASE("many steps within a pixel keep their lowest and highest value") {
  StepCurve curve;
  for (int i = 0; i < 100'000; ++i) {
    curve.at.push_back(Time{i});
    curve.value.push_back(i == 50'001 ? 40 : i % 2);
  }
  const auto points = polyline(curve, CurveBounds(curve),
                               TimeScale({Time{0}, Duration{100'000}}, 0, 500), Time{100'000});
  CHECK(points.size() <= 500 * 5 + 2);
  float highest = 0;
  for (const CurvePoint& point : points) highest = std::max(highest, point.value);
  CHECK(highest == 40);
  for (std::size_t i = 1; i < points.size(); ++i) {
    CHECK((points[i].x == points[i - 1].x || points[i].value == points[i - 1].value));
  }
}

TEST_CASE("outside of the run there is no curve") {
  const StepCurve curve{{Time{0}}, {2}};
  CHECK(polyline(curve, CurveBounds(curve), TimeScale({Time{50}, Duration{10}}, 0, 100), Time{30})
            .empty());
  CHECK(polyline(StepCurve{}, CurveBounds{}, TimeScale({Time{0}, Duration{10}}, 0, 100), Time{30})
            .empty());
}

TEST_CASE("the bounds of a stretch of a curve are those of all its points") {
  StepCurve curve;
  std::uint32_t noise = 1;
  for (int i = 0; i < 40'000; ++i) {
    noise = noise * 1664525 + 1013904223;
    curve.at.push_back(Time{i * 10});
    curve.value.push_back(noise >> 20);
  }
  const CurveBounds bounds(curve);
  for (const auto& [from, to] : {std::pair<std::size_t, std::size_t>{0, 40'000},
                                 {1, 39'999},
                                 {63, 65},
                                 {64, 128},
                                 {1000, 1001},
                                 {1023, 17'409}}) {
    const auto begin = curve.value.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = curve.value.begin() + static_cast<std::ptrdiff_t>(to);
    const auto [low, high] = std::minmax_element(begin, end);
    CHECK(bounds.of(curve, from, to) == Bounds{*low, *high});
  }
}

TEST_CASE("a dense curve keeps its lowest and its highest value, and its last") {
  StepCurve curve;
  std::uint32_t noise = 1;
  for (int i = 0; i < 100'000; ++i) {
    noise = noise * 1664525 + 1013904223;
    curve.at.push_back(Time{i * 10});
    curve.value.push_back(100 + (noise >> 28));
  }
  curve.value[50'021] = 1;
  curve.value[70'043] = 999;
  const auto points = polyline(curve, CurveBounds(curve),
                               TimeScale({Time{0}, Duration{1'000'000}}, 0, 500), Time{1'000'000});
  CHECK(points.size() <= 4 * 502);
  const auto [low, high] = std::minmax_element(
      points.begin(), points.end(),
      [](const CurvePoint& a, const CurvePoint& b) { return a.value < b.value; });
  CHECK(low->value == 1);
  CHECK(std::abs(low->x - 250.1f) < 1.5f);
  CHECK(high->value == 999);
  CHECK(std::abs(high->x - 350.2f) < 1.5f);
  CHECK(points.back().value == static_cast<float>(curve.value.back()));
}
