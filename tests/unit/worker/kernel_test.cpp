#include "worker/kernel.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

TEST_CASE("steps made in parts end where the same steps in one go end") {
  KernelState whole = kernel_start(7), parts = kernel_start(7);
  kernel_run(whole, 1'000);
  for (const std::uint64_t steps : {1u, 0u, 499u, 500u}) kernel_run(parts, steps);
  REQUIRE(parts == whole);
  REQUIRE(whole.digest != whole.seed);
}

TEST_CASE("work that was done is recognised for every small number of steps") {
  KernelState state = kernel_start(42);
  for (int i = 0; i < 100; ++i) {
    REQUIRE(kernel_is_right(state));
    kernel_run(state, 1);
  }
}

TEST_CASE("a step that was left out is noticed") {
  KernelState state = kernel_start(42);
  kernel_run(state, 123'456);
  ++state.steps;
  REQUIRE_FALSE(kernel_is_right(state));
}

TEST_CASE("a digest with one wrong bit is noticed") {
  KernelState state = kernel_start(1);
  kernel_run(state, 1'000);
  for (int bit = 0; bit < 64; ++bit) {
    KernelState wrong = state;
    wrong.digest ^= std::uint64_t{1} << bit;
    REQUIRE_FALSE(kernel_is_right(wrong));
  }
}
