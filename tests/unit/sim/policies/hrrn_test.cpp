#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

void ready(Policy& policy, std::uint32_t thread, std::int64_t burst, std::int64_t at) {
  ThreadFacts facts;
  facts.burst = Duration{burst};
  policy.enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, facts, Time{at});
}

TEST_CASE("hrrn weighs waiting against the burst: Stallings, 9.2") {
  CHECK(run_on_one_core({PolicyKind::hrrn}, {{0, {3}}, {2, {6}}, {4, {4}}, {6, {5}}, {8, {2}}}) ==
        "a 0-3, b 3-9, c 9-13, e 13-15, d 15-20");
}

TEST_CASE("hrrn never takes a core away") {
  CHECK(!make_policy({PolicyKind::hrrn}, 1)->traits().compares_running);
  CHECK(run_on_one_core({PolicyKind::hrrn}, {{0, {9}}, {1, {1}}}) == "a 0-9, b 9-10");
}

TEST_CASE("waiting counts from when the thread last became ready") {
  // At 10, a has waited 1 since its wait ended and b 6, with equal bursts.
  CHECK(run_on_one_core({PolicyKind::hrrn}, {{0, {1, 8, 4}}, {4, {4}}, {0, {9}}}) ==
        "a 0-1, c 1-10, b 10-14, a 14-18");
}

TEST_CASE("ratios are compared exactly, of equal ones the earlier in place runs first") {
  const auto policy = make_policy({PolicyKind::hrrn}, 3);
  // Waited 3 of 9 and 1 of 3 are equal; a double would say the same, these large ones not.
  constexpr std::int64_t kLarge = 300'000'000'000'000'001;
  ready(*policy, 0, kLarge, 0);
  ready(*policy, 1, kLarge - 1, 0);
  CHECK(policy->pick(kQueue, Time{900'000'000'000'000}) == ThreadId{1});
  ready(*policy, 2, kLarge, 0);
  CHECK(policy->pick(kQueue, Time{900'000'000'000'000}) == ThreadId{0});
}

TEST_CASE("a burst of nothing comes before all others") {
  const auto policy = make_policy({PolicyKind::hrrn}, 3);
  ready(*policy, 0, 1, 0);
  ready(*policy, 1, 0, 5);
  ready(*policy, 2, 0, 5);
  CHECK(policy->pick(kQueue, Time{5}) == ThreadId{1});
  CHECK(policy->pick(kQueue, Time{5}) == ThreadId{2});
  CHECK(policy->pick(kQueue, Time{5}) == ThreadId{0});
}

TEST_CASE("the ratio is shown in millionths") {
  const auto policy = make_policy({PolicyKind::hrrn}, 1);
  ready(*policy, 0, 4, 2);
  CHECK(policy->key(ThreadId{0}, Time{8}).value == 2'500'000);
}

TEST_CASE("the least ratio is stolen") {
  const auto policy = make_policy({PolicyKind::hrrn}, 3);
  ready(*policy, 0, 1, 0);
  ready(*policy, 1, 10, 0);
  ready(*policy, 2, 5, 0);
  CHECK(policy->steal(
            kGlobalQueue, [](ThreadId) { return true; }, Time{5}) == ThreadId{1});
}

}  // namespace
}  // namespace interleave
