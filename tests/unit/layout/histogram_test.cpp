#include "layout/histogram.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace interleave;

TEST_CASE("steps of a scale are round and few enough") {
  CHECK(round_step(0, 4) == 1);
  CHECK(round_step(3, 4) == 1);
  CHECK(round_step(4, 4) == 2);
  CHECK(round_step(80'000'000, 4) == 50'000'000);
  CHECK(round_step(9'000'000'000'000'000'000, 4) == 5'000'000'000'000'000'000);
}

TEST_CASE("every value is in one bin, and the bins are round") {
  const std::vector<std::int64_t> values{73, 74, 80, 80, 99, 121};
  const Histogram histogram = histogram_of(values, 10);
  CHECK(histogram.width == 5);
  CHECK(histogram.from == 70);
  CHECK(histogram.counts == std::vector<std::uint32_t>{2, 0, 2, 0, 0, 1, 0, 0, 0, 0, 1});
  CHECK(histogram.end() == 125);
  CHECK(histogram.highest() == 2);
}

TEST_CASE("equal values make one bin, no values none") {
  CHECK(histogram_of(std::vector<std::int64_t>{7, 7, 7}, 10).counts ==
        std::vector<std::uint32_t>{3});
  CHECK(histogram_of({}, 10).counts.empty());
}
