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

TEST_CASE("every kernel gives what another way of computing it gives") {
  for (std::uint32_t kind = 1; kind < kKernelKinds; ++kind) {
    INFO(name_of(static_cast<KernelKind>(kind)));
    for (std::uint32_t unit = 0; unit < kUnits; ++unit) {
      REQUIRE(run_unit(static_cast<KernelKind>(kind), unit) ==
              expected_unit(static_cast<KernelKind>(kind), unit));
    }
  }
}

TEST_CASE("units shared out to several workers add up to what one worker gives") {
  for (std::uint32_t kind = 1; kind < kKernelKinds; ++kind) {
    KernelState whole = kernel_start(60, static_cast<KernelKind>(kind));
    KernelState first = whole;
    kernel_run(whole, 100);
    kernel_run(first, 37);
    KernelState second = kernel_start(60 + 37, static_cast<KernelKind>(kind));
    kernel_run(second, 63);
    REQUIRE(first.digest + second.digest == whole.digest);
    REQUIRE(kernel_is_right(whole));
    REQUIRE(kernel_is_right(first));
    ++whole.digest;
    REQUIRE_FALSE(kernel_is_right(whole));
  }
}

TEST_CASE("there are as many primes below 262144 as tables say") {
  std::uint64_t found = 0;
  for (std::uint32_t unit = 0; unit < kUnits; ++unit) found += run_unit(KernelKind::primes, unit);
  REQUIRE(found >> 40 == 23'000);
}

TEST_CASE("thrown at random, as many points hit the circle as pi says") {
  std::uint64_t hits = 0;
  for (std::uint32_t unit = 0; unit < kUnits; ++unit) hits += run_unit(KernelKind::pi, unit);
  const double pi = 4.0 * static_cast<double>(hits) / (kUnits * 4096.0);
  REQUIRE(pi > 3.12);
  REQUIRE(pi < 3.16);
}

TEST_CASE("a product of matrices is that of the definition") {
  constexpr int n = 12;
  double a[n * n], b[n * n], packed[n * n], c[n * n];
  for (int i = 0; i < n * n; ++i) {
    a[i] = i % 7 - 3;
    b[i] = i % 5 - 2;
  }
  pack_matrix(b, packed, n);
  multiply_rows(a, packed, c, n, 8);
  multiply_rows(a + 8 * n, packed, c + 8 * n, n, n - 8);
  for (int row = 0; row < n; ++row) {
    for (int column = 0; column < n; ++column) {
      double sum = 0;
      for (int k = 0; k < n; ++k) sum += a[row * n + k] * b[k * n + column];
      REQUIRE(c[row * n + column] == sum);
    }
  }
}

TEST_CASE("a label names its kernel by a word of its own") {
  REQUIRE(kernel_named_in("matrix") == KernelKind::matrix);
  REQUIRE(kernel_named_in("rows of mandelbrot, 3") == KernelKind::mandelbrot);
  REQUIRE(kernel_named_in("primes below 9") == KernelKind::primes);
  REQUIRE(kernel_named_in("multiply") == KernelKind::matrix);
  REQUIRE(kernel_named_in("pick") == KernelKind::spin);
  REQUIRE(kernel_named_in("") == KernelKind::spin);
}
