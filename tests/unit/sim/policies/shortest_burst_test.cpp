// sjf and srtf.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

TEST_CASE("sjf runs the shortest coming burst first: Silberschatz, 5.3.2") {
  CHECK(run_on_one_core({PolicyKind::sjf}, {{0, {6}}, {0, {8}}, {0, {7}}, {0, {3}}}) ==
        "d 0-3, a 3-9, c 9-16, b 16-24");
}

TEST_CASE("sjf never takes the core away from a longer burst") {
  CHECK(run_on_one_core({PolicyKind::sjf}, {{0, {8}}, {1, {4}}, {2, {9}}, {3, {5}}}) ==
        "a 0-8, b 8-12, d 12-17, c 17-26");
}

TEST_CASE("srtf gives the core to a strictly shorter rest: Silberschatz, 5.3.2") {
  CHECK(run_on_one_core({PolicyKind::srtf}, {{0, {8}}, {1, {4}}, {2, {9}}, {3, {5}}}) ==
        "a 0-1, b 1-5, d 5-10, a 10-17, c 17-26");
}

TEST_CASE("srtf lets an equal rest wait") {
  CHECK(run_on_one_core({PolicyKind::srtf}, {{0, {5}}, {2, {3}}}) == "a 0-5, b 5-8");
}

TEST_CASE("a burst ends where the next wait begins") {
  // a has less to do up to its wait than b, though more altogether.
  CHECK(run_on_one_core({PolicyKind::sjf}, {{0, {2, 1, 20}}, {0, {5}}}) == "a 0-2, b 2-7, a 7-27");
  CHECK(run_on_one_core({PolicyKind::srtf}, {{0, {2, 1, 3}}, {0, {9}}}) ==
        "a 0-2, b 2-3, a 3-6, b 6-14");
}

TEST_CASE("of equal bursts the earlier in place runs first") {
  CHECK(run_on_one_core({PolicyKind::sjf}, {{2, {3}}, {1, {3}}, {0, {9}}}) ==
        "c 0-9, b 9-12, a 12-15");
}

TEST_CASE("one preempted by a shorter burst keeps its place among equal rests") {
  // At 2, a has 3 left; c, which came with 3 at that instant, is behind it.
  CHECK(run_on_one_core({PolicyKind::srtf}, {{0, {5}}, {2, {1}}, {2, {3}}}) ==
        "a 0-2, b 2-3, a 3-6, c 6-9");
}

TEST_CASE("a running thread that carries another job is compared by that one's burst") {
  const auto policy = make_policy({PolicyKind::srtf}, 2);
  constexpr std::array kQueue{kGlobalQueue};
  ThreadFacts facts;
  facts.burst = Duration{2};
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, facts, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  facts.burst = Duration{5};
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, facts, {});
  CHECK(!policy->preempts(ThreadId{1}, ThreadId{0}, {}));
  facts.burst = Duration{6};
  policy->carries(ThreadId{0}, facts, {});
  CHECK(policy->preempts(ThreadId{1}, ThreadId{0}, {}));
}

}  // namespace
}  // namespace interleave
