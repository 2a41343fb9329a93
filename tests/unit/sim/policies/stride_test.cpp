#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

Workload with_tickets(std::int64_t arrival, std::int64_t cpu, std::int64_t tickets) {
  return {arrival, {cpu}, {.tickets = tickets}};
}

PolicySpec stride(std::int64_t quantum) { return {PolicyKind::stride, Duration{quantum}}; }

TEST_CASE("the smallest pass runs, then the lowest index: OSTEP, 9.5") {
  // Strides 100, 200 and 40.
  CHECK(run_on_one_core(stride(1),
                        {with_tickets(0, 9, 100), with_tickets(0, 9, 50), with_tickets(0, 9, 250)},
                        8) == "a 0-1, b 1-2, c 2-5, a 5-6, c 6-8");
}

TEST_CASE("a stride is floored") {
  const auto policy = make_policy(stride(4), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.tickets = 3}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{4}, Time{4});
  CHECK(policy->key(ThreadId{0}, {}).value == 3333);
  policy->charge(ThreadId{0}, Duration{1}, Time{5});  // a quarter of the quantum
  CHECK(policy->key(ThreadId{0}, {}).value == 3333 + 833);
}

TEST_CASE("who arrives later starts at the smallest pass of the ready and running") {
  const auto policy = make_policy(stride(1), 0);
  const auto enqueue = [&](std::uint32_t thread, Entry why) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, why, {.tickets = 10}, {});
  };
  enqueue(0, Entry::arrived);
  enqueue(1, Entry::arrived);
  for (std::uint32_t turn = 0; turn < 6; ++turn) {
    const ThreadId thread = policy->pick(kQueue, {});
    policy->charge(thread, Duration{1}, {});
    policy->enqueue(kGlobalQueue, thread, Entry::quantum_ended, {.tickets = 10}, {});
  }
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});  // it runs on with 3000, 1 has 3000
  policy->charge(ThreadId{0}, Duration{1}, {});
  enqueue(2, Entry::arrived);
  CHECK(policy->key(ThreadId{2}, {}).value == 3000);
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  CHECK(policy->pick(kQueue, {}) == ThreadId{2});
  policy->depart(ThreadId{1}, false, {});
  policy->depart(ThreadId{2}, false, {});
  enqueue(3, Entry::arrived);  // only 0 is there, running, at 4000
  CHECK(policy->key(ThreadId{3}, {}).value == 4000);
}

TEST_CASE("who wakes keeps his own pass if it is the larger") {
  const auto policy = make_policy(stride(1), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.tickets = 10}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{5}, {});
  policy->depart(ThreadId{0}, true, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {.tickets = 10}, {});
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::woke, {.tickets = 10}, {});
  CHECK(policy->key(ThreadId{1}, {}).value == 0);
  CHECK(policy->key(ThreadId{0}, {}).value == 5000);
}

TEST_CASE("core time follows the tickets") {
  CHECK(core_time_on_one_core(stride(10), {with_tickets(0, 9999, 100), with_tickets(0, 9999, 300)},
                              4000) == std::vector<std::int64_t>{1000, 3000});
}

TEST_CASE("the longest run in the smallest quantum does not overflow a pass") {
  const auto policy = make_policy(stride(1), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.tickets = 1}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  for (int i = 0; i < 3; ++i) policy->charge(ThreadId{0}, kMaxDuration, {});
  CHECK(policy->key(ThreadId{0}, {}).value > 0);
}

}  // namespace
}  // namespace interleave
