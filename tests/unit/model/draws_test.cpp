#include "model/draws.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace interleave {
namespace {

constexpr std::uint64_t kAllOnes = std::numeric_limits<std::uint64_t>::max();

Duration exponential(std::int64_t mean, std::uint64_t bits) {
  return draw({Distribution::exponential, {mean}}, bits);
}

TEST_CASE("the generator gives the published numbers of SplitMix64") {
  CHECK(splitmix64(0) == 0xe220'a839'7b1d'cdaf);
  CHECK(splitmix64(1'234'567) == 6'457'827'717'110'365'317u);
}

TEST_CASE("a draw is the same on every platform") {
  CHECK(draw_bits(1, task_key(2, 3), 4, 5, 6) == draw_bits(1, task_key(2, 3), 4, 5, 6));
  CHECK(draw_bits(1, 0, 0, 0, 0) == 0x348c'3d1a'f8be'c8e5);
  CHECK(exponential(1'000'000, draw_bits(1, 0, 0, 0, 0)) == Duration{1'583'454});
}

TEST_CASE("a draw depends on the seed, the task, the job, the operation and the repetition") {
  const std::set<std::uint64_t> drawn{
      draw_bits(1, task_key(0, 0), 0, 0, 0),         draw_bits(2, task_key(0, 0), 0, 0, 0),
      draw_bits(1, task_key(1, 0), 0, 0, 0),         draw_bits(1, task_key(0, 1), 0, 0, 0),
      draw_bits(1, task_key(0, 0), 1, 0, 0),         draw_bits(1, task_key(0, 0), 0, 1, 0),
      draw_bits(1, task_key(0, 0), 0, 0, 1),         draw_bits(1, task_key(0, 0), 0, kGapDraw, 0),
      draw_bits(1, task_key(0, 0), 0, kApartDraw, 0)};
  CHECK(drawn.size() == 9);
}

TEST_CASE("an exact length is itself whatever is drawn") {
  CHECK(draw(Duration{7}, 0) == Duration{7});
  CHECK(draw(Duration{7}, kAllOnes) == Duration{7});
}

TEST_CASE("a uniform length takes both of its ends and nothing outside") {
  const Length length{Distribution::uniform, {10}, {12}};
  CHECK(draw(length, 0) == Duration{10});
  CHECK(draw(length, kAllOnes) == Duration{12});
  CHECK(draw({Distribution::uniform, {0}, kMaxDuration}, kAllOnes) == kMaxDuration);
  CHECK(draw({Distribution::uniform, {5}, {5}}, kAllOnes) == Duration{5});
}

TEST_CASE("a uniform length takes every value equally often") {
  std::vector<int> times(10, 0);
  for (std::uint64_t job = 0; job < 100'000; ++job) {
    const Duration drawn = draw({Distribution::uniform, {0}, {9}}, draw_bits(1, 0, job, 0, 0));
    ++times[static_cast<std::size_t>(drawn.ns)];
  }
  for (const int count : times) CHECK(std::abs(count - 10'000) < 400);
}

TEST_CASE("an exponential length is -ln of the fraction drawn, times its mean") {
  constexpr std::int64_t kMean = 1'000'000'000;
  for (const std::uint64_t bits :
       {std::uint64_t{1}, std::uint64_t{12'345}, std::uint64_t{1} << 33,
        (std::uint64_t{1} << 62) + 99, std::uint64_t{1} << 63,
        (std::uint64_t{1} << 63) + (std::uint64_t{1} << 52), kAllOnes - 7, kAllOnes}) {
    const double expected = -std::log(static_cast<double>(bits) / 18446744073709551616.0);
    const double drawn = static_cast<double>(exponential(kMean, bits).ns) / 1e9;
    CHECK(std::abs(drawn - expected) < 2e-6);
  }
}

TEST_CASE("exponential lengths fall as the bits rise") {
  Duration last = exponential(kMaxDuration.ns / 100, 0);
  for (std::uint64_t bits = 1; bits < kAllOnes / 3 * 2; bits += bits / 1000 + 1) {
    const Duration drawn = exponential(kMaxDuration.ns / 100, bits);
    REQUIRE(drawn <= last);
    last = drawn;
  }
}

TEST_CASE("exponential lengths have their mean and the share beyond it") {
  double sum = 0;
  int beyond = 0;
  constexpr int kDraws = 200'000;
  for (std::uint64_t job = 0; job < kDraws; ++job) {
    const Duration drawn = exponential(1'000'000, draw_bits(1, 0, job, 0, 0));
    sum += static_cast<double>(drawn.ns);
    if (drawn.ns > 1'000'000) ++beyond;
  }
  CHECK(std::abs(sum / kDraws - 1e6) < 1e4);
  CHECK(std::abs(beyond / double{kDraws} - std::exp(-1.0)) < 0.005);
}

TEST_CASE("an exponential length stays within the simulated time") {
  CHECK(exponential(kMaxDuration.ns, 0) == kMaxDuration);
  CHECK(exponential(kMaxDuration.ns, 1) == kMaxDuration);
  CHECK(exponential(0, 1) == Duration{});
  CHECK(exponential(1, kAllOnes) == Duration{});
}

}  // namespace
}  // namespace interleave
