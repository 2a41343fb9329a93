// priority, with and without its parameters.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

PolicySpec priority() {
  PolicySpec spec{PolicyKind::priority};
  spec.quantum = Duration{};
  return spec;
}

Workload work(std::int64_t arrival, std::vector<std::int64_t> lengths, std::int64_t level) {
  return {arrival, std::move(lengths), {.priority = level}};
}

TEST_CASE("the highest priority runs first: Silberschatz, 5.3.4") {
  // The book's 1 is the most urgent of 1 to 5.
  CHECK(run_on_one_core(priority(), {work(0, {10}, -3), work(0, {1}, -1), work(0, {2}, -4),
                                     work(0, {1}, -5), work(0, {5}, -2)}) ==
        "b 0-1, e 1-6, a 6-16, c 16-18, d 18-19");
}

TEST_CASE("a strictly higher priority takes the core at once, an equal one waits") {
  CHECK(run_on_one_core(priority(), {work(0, {5}, 1), work(1, {2}, 2), work(2, {2}, 1)}) ==
        "a 0-1, b 1-3, a 3-7, c 7-9");
}

TEST_CASE("cooperative: a higher priority waits for the core") {
  PolicySpec spec = priority();
  spec.cooperative = true;
  CHECK(run_on_one_core(spec, {work(0, {5}, 1), work(1, {2}, 2), work(2, {2}, 3)}) ==
        "a 0-5, c 5-7, b 7-9");
}

TEST_CASE("quantum: equals take turns, and the less urgent still wait") {
  PolicySpec spec = priority();
  spec.quantum = Duration{2};
  CHECK(run_on_one_core(spec, {work(0, {4}, 2), work(0, {3}, 2), work(0, {1}, 1)}) ==
        "a 0-2, b 2-4, a 4-6, b 6-7, c 7-8");
}

TEST_CASE("without a quantum equals run in the order of their places") {
  CHECK(run_on_one_core(priority(), {work(0, {4}, 2), work(0, {3}, 2)}) == "a 0-4, b 4-7");
}

TEST_CASE("aging: a thread that has waited long comes before a higher priority") {
  PolicySpec spec = priority();
  spec.cooperative = true;
  const std::vector<Workload> workloads{work(0, {8}, 9), work(0, {2}, 1), work(7, {2}, 2)};
  CHECK(run_on_one_core(spec, workloads) == "a 0-8, c 8-10, b 10-12");
  // At 8, b has gained 2 and c nothing.
  spec.aging = Duration{4};
  CHECK(run_on_one_core(spec, workloads) == "a 0-8, b 8-10, c 10-12");
}

TEST_CASE("aging: a thread that has forgotten its age gives way to a higher priority at once") {
  PolicySpec spec = priority();
  spec.aging = Duration{4};
  CHECK(run_on_one_core(spec, {work(0, {20}, 3), work(0, {2}, 1)}) == "a 0-20, b 20-22");
}

TEST_CASE("aging: whoever has grown strictly more urgent takes the core") {
  PolicySpec spec = priority();
  spec.aging = Duration{4};
  const auto policy = make_policy(spec, 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.priority = 3}, Time{0});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {.priority = 1}, Time{0});
  CHECK(policy->pick(kQueue, Time{0}) == ThreadId{0});
  CHECK(policy->candidate(kQueue, Time{11}) == ThreadId{1});
  CHECK(!policy->preempts(ThreadId{1}, ThreadId{0}, Time{11}));
  CHECK(policy->preempts(ThreadId{1}, ThreadId{0}, Time{12}));
}

TEST_CASE("aging is forgotten when the thread is dispatched") {
  PolicySpec spec = priority();
  spec.aging = Duration{4};
  const auto policy = make_policy(spec, 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.priority = 1}, Time{0});
  CHECK(policy->key(ThreadId{0}, Time{7}).value == 2);
  CHECK(policy->key(ThreadId{0}, Time{8}).value == 3);
  CHECK(policy->pick(kQueue, Time{8}) == ThreadId{0});
  CHECK(policy->key(ThreadId{0}, Time{8}).value == 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::preempted, {.priority = 1}, Time{10});
  CHECK(policy->key(ThreadId{0}, Time{13}).value == 1);
  CHECK(policy->key(ThreadId{0}, Time{14}).value == 2);
}

TEST_CASE("the next instant of aging is the first whole period of any waiting thread") {
  PolicySpec spec = priority();
  spec.aging = Duration{10};
  const auto policy = make_policy(spec, 2);
  const Time never = make_policy(priority(), 1)->next_instant({});
  CHECK(policy->next_instant(Time{0}) == never);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, Time{0});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, Time{3});
  CHECK(policy->next_instant(Time{3}) == Time{10});
  CHECK(policy->next_instant(Time{10}) == Time{13});
  spec.cooperative = true;
  const auto cooperative = make_policy(spec, 1);
  cooperative->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, Time{0});
  CHECK(cooperative->next_instant(Time{3}) == never);
}

TEST_CASE("the last to be picked with aging is stolen") {
  PolicySpec spec = priority();
  spec.aging = Duration{5};
  const auto policy = make_policy(spec, 3);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.priority = 0}, Time{0});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {.priority = 1}, Time{10});
  policy->enqueue(kGlobalQueue, ThreadId{2}, Entry::arrived, {.priority = 0}, Time{10});
  CHECK(policy->more_urgent(ThreadId{0}, ThreadId{1}, Time{10}));
  const auto all_but_2 = [](ThreadId thread) { return thread != ThreadId{2}; };
  CHECK(policy->steal(kGlobalQueue, all_but_2, Time{10}) == ThreadId{1});
  CHECK(policy->pick(kQueue, Time{10}) == ThreadId{0});
}

TEST_CASE("ties index: of equals that wait the lowest index runs first, whoever came first") {
  PolicySpec spec = priority();
  CHECK(run_on_one_core(spec, {work(2, {1}, 1), work(1, {1}, 1), work(0, {3}, 1)}) ==
        "c 0-3, b 3-4, a 4-5");
  spec.ties_by_index = true;
  CHECK(run_on_one_core(spec, {work(2, {1}, 1), work(1, {1}, 1), work(0, {3}, 1)}) ==
        "c 0-3, a 3-4, b 4-5");
}

TEST_CASE("ties index: who has used a quantum up still goes behind his equals") {
  PolicySpec spec = priority();
  spec.ties_by_index = true;
  spec.quantum = Duration{2};
  CHECK(run_on_one_core(spec, {work(0, {4}, 1), work(0, {4}, 1)}) == "a 0-2, b 2-4, a 4-6, b 6-8");
}

TEST_CASE("a lent key counts for ready, running and blocked threads until it is taken back") {
  const auto policy = make_policy(priority(), 0);
  const auto enqueue = [&](std::uint32_t thread, std::int64_t level, Entry why) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, why, {.priority = level}, {});
  };
  const std::int64_t high = policy->urgency({.priority = 9});
  enqueue(0, 1, Entry::arrived);
  enqueue(1, 5, Entry::arrived);
  policy->inherit(ThreadId{0}, high, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});          // ready
  CHECK(!policy->preempts(ThreadId{1}, ThreadId{0}, {}));  // running
  policy->inherit(ThreadId{0}, Policy::kNotInherited, {});
  CHECK(policy->preempts(ThreadId{1}, ThreadId{0}, {}));
  policy->depart(ThreadId{0}, true, {});
  policy->inherit(ThreadId{0}, high, {});  // blocked
  enqueue(0, 1, Entry::woke);
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->key(ThreadId{0}, {}).value == 9);
}

TEST_CASE("of running threads with one priority the later in place gives way") {
  const auto policy = make_policy(priority(), 3);
  for (std::uint32_t thread = 0; thread < 3; ++thread) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {.priority = thread == 2}, {});
  }
  while (policy->anyone_ready(kQueue)) CHECK(policy->pick(kQueue, {}).valid());
  CHECK(policy->less_urgent(ThreadId{1}, ThreadId{0}, {}));
  CHECK(!policy->less_urgent(ThreadId{0}, ThreadId{1}, {}));
  CHECK(policy->less_urgent(ThreadId{0}, ThreadId{2}, {}));
}

}  // namespace
}  // namespace interleave
