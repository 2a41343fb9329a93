#include "base/bisect.hpp"

#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

TEST_CASE("a bisection finds the border, wherever it is, in few looks") {
  for (std::size_t count = 0; count <= 70; ++count) {
    for (std::size_t border = 0; border <= count; ++border) {
      int looks = 0;
      const auto is_before = [&](std::size_t i) {
        ++looks;
        REQUIRE(i < count);
        return i < border;
      };
      CHECK(bisect(count, is_before) == border);
      CHECK(looks <= 7);
    }
  }
}

}  // namespace
}  // namespace interleave
