#include "trace/scaling.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

TEST_CASE("Amdahl and Gustafson by the share of the span in the work") {
  const Duration work{100}, span{5};
  CHECK(amdahl(work, span, 1) == 1'000'000);
  CHECK(amdahl(work, span, 10) == 6'896'552);     // 1 / (0.05 + 0.95 / 10)
  CHECK(amdahl(work, span, 1024) == 19'635'666);  // towards 1 / 0.05
  CHECK(gustafson(work, span, 1) == 1'000'000);
  CHECK(gustafson(work, span, 10) == 9'550'000);  // 10 - 0.05 x 9
  CHECK(!amdahl(Duration{}, span, 4));
  CHECK(!gustafson(Duration{}, span, 4));
  CHECK(!amdahl(work, span, 0));
}

TEST_CASE("work that is all span gets no faster, work without span all the way") {
  CHECK(amdahl(Duration{7}, Duration{7}, 16) == 1'000'000);
  CHECK(gustafson(Duration{7}, Duration{7}, 16) == 1'000'000);
  CHECK(amdahl(Duration{7}, Duration{}, 16) == 16'000'000);
}
