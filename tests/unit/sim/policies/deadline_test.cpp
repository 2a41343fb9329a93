// edf, rm and llf.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

Workload due(std::int64_t arrival, std::int64_t cpu, std::int64_t deadline) {
  return {arrival, {cpu}, {.deadline = Time{deadline}}};
}

Workload each(std::int64_t arrival, std::int64_t cpu, std::int64_t period) {
  return {arrival, {cpu}, {.period = Duration{period}}};
}

TEST_CASE("edf runs the earliest absolute deadline, and preempts for a strictly earlier one") {
  CHECK(run_on_one_core({PolicyKind::edf}, {due(0, 4, 20), due(1, 2, 10), due(2, 2, 10)}) ==
        "a 0-1, b 1-3, c 3-5, a 5-8");
}

TEST_CASE("edf runs threads without a deadline last") {
  CHECK(run_on_one_core({PolicyKind::edf}, {{0, {3}}, due(1, 2, 1000)}) == "a 0-1, b 1-3, a 3-5");
}

TEST_CASE("edf with ties index takes the lowest index of equal deadlines, never preempting") {
  PolicySpec spec{PolicyKind::edf};
  spec.ties_by_index = true;
  CHECK(run_on_one_core(spec, {due(2, 1, 9), due(1, 1, 9), due(0, 4, 9)}) == "c 0-4, a 4-5, b 5-6");
  CHECK(run_on_one_core({PolicyKind::edf}, {due(2, 1, 9), due(1, 1, 9), due(0, 4, 9)}) ==
        "c 0-4, b 4-5, a 5-6");
}

TEST_CASE("rm runs the shortest period, and preempts for a strictly shorter one") {
  CHECK(run_on_one_core({PolicyKind::rm}, {each(0, 4, 20), each(1, 2, 10), each(2, 2, 10)}) ==
        "a 0-1, b 1-3, c 3-5, a 5-8");
}

TEST_CASE("rm runs threads without a period last") {
  CHECK(run_on_one_core({PolicyKind::rm}, {{0, {3}}, each(1, 2, 1000)}) == "a 0-1, b 1-3, a 3-5");
}

TEST_CASE("rm with ties index takes the lowest index of equal periods") {
  PolicySpec spec{PolicyKind::rm};
  spec.ties_by_index = true;
  CHECK(run_on_one_core(spec, {each(2, 1, 9), each(1, 1, 9), each(0, 4, 9)}) ==
        "c 0-4, a 4-5, b 5-6");
}

TEST_CASE("llf runs the smallest laxity first") {
  // Laxities 20 - 4 = 16 and 12 - 5 = 7.
  CHECK(run_on_one_core({PolicyKind::llf}, {due(0, 4, 20), due(0, 5, 12)}) == "b 0-5, a 5-9");
}

TEST_CASE("llf compares again at each tick: a waiting thread's laxity shrinks") {
  PolicySpec spec{PolicyKind::llf};
  spec.tick = Duration{4};
  // Laxities 6 and 8: at 2 they are equal, at the tick at 4 b's is smaller by 2, and so on.
  CHECK(run_on_one_core(spec, {due(0, 6, 12), due(0, 6, 14)}) == "a 0-4, b 4-8, a 8-10, b 10-12");
}

TEST_CASE("llf has no ticks while nobody waits") {
  PolicySpec spec{PolicyKind::llf};
  spec.tick = Duration{4};
  const auto policy = make_policy(spec, 1);
  const Time never = make_policy({PolicyKind::edf}, 1)->next_instant({});
  CHECK(policy->next_instant(Time{5}) == never);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, Time{5});
  CHECK(policy->next_instant(Time{5}) == Time{8});
  CHECK(policy->next_instant(Time{8}) == Time{12});
}

TEST_CASE("llf runs threads without a deadline last, whatever they have to do") {
  CHECK(run_on_one_core({PolicyKind::llf}, {{0, {30}}, {0, {2}}, due(1, 2, 1000)}) ==
        "a 0-1, c 1-3, a 3-32, b 32-34");
}

TEST_CASE("the laxity that is shown has the time taken off") {
  const auto policy = make_policy({PolicyKind::llf}, 1);
  ThreadFacts facts{.deadline = Time{50}};
  facts.work = Duration{20};
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, facts, {});
  CHECK(policy->key(ThreadId{0}, Time{10}).value == 20);
  CHECK(policy->pick(kQueue, Time{10}) == ThreadId{0});
  policy->remaining(ThreadId{0}, Duration{15}, Time{15});
  CHECK(policy->key(ThreadId{0}, Time{15}).value == 20);
}

TEST_CASE("the most work there can be does not overflow a laxity") {
  const auto policy = make_policy({PolicyKind::llf}, 1);
  ThreadFacts facts{.deadline = Time{0}};
  facts.work = Policy::kUnlimited;
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, facts, {});
  CHECK(policy->key(ThreadId{0}, kMaxTime).value < 0);
}

}  // namespace
}  // namespace interleave
