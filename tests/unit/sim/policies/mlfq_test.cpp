// mlfq: OSTEP, chapter 8, and each of its parameters.
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

PolicySpec mlfq(std::vector<std::int64_t> quanta, std::vector<std::int64_t> allotments = {}) {
  PolicySpec spec{PolicyKind::mlfq};
  for (const std::int64_t quantum : quanta) spec.quanta.push_back(Duration{quantum});
  spec.allotments = std::move(allotments);
  spec.allotments.resize(quanta.size(), 1);
  return spec;
}

TEST_CASE("a long thread sinks through the levels, a newcomer starts at the top") {
  CHECK(run_on_one_core(mlfq({2, 4, 8}), {{0, {20}}, {10, {2}}}) == "a 0-10, b 10-12, a 12-22");
}

TEST_CASE("each level has its quantum") {
  CHECK(run_on_one_core(mlfq({1, 2, 4}), {{0, {9}}, {0, {9}}}) ==
        "a 0-1, b 1-2, a 2-4, b 4-6, a 6-10, b 10-14, a 14-16, b 16-18");
}

TEST_CASE("with an allotment of two quanta a thread sinks after the second") {
  const auto policy = make_policy(mlfq({2, 4}, {2, 1}), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  for (const std::int64_t level : {0, 0, 1, 1}) {
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    CHECK(policy->key(ThreadId{0}, {}).value == level);
    const Duration quantum = policy->quantum(ThreadId{0}, {});
    CHECK(quantum == Duration{level == 0 ? 2 : 4});
    policy->charge(ThreadId{0}, quantum, {});
    policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::quantum_ended, {}, {});
  }
}

TEST_CASE("a thread alone on the core sinks as well") {
  const auto policy = make_policy(mlfq({2, 4}), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{2});
  policy->charge(ThreadId{0}, Duration{2}, Time{2});
  CHECK(policy->quantum(ThreadId{0}, Time{2}) == Duration{4});
  CHECK(policy->key(ThreadId{0}, Time{2}).value == 1);
}

TEST_CASE("what is left of the quantum survives a preemption, at the head of the level") {
  // a sinks at 2 with 4 to run; b comes at 3 and c sinks behind a before.
  CHECK(run_on_one_core(mlfq({2, 4}), {{0, {8}}, {5, {1}}, {0, {8}}}) ==
        "a 0-2, c 2-4, a 4-5, b 5-6, a 6-9, c 9-13, a 13-15, c 15-17");
}

TEST_CASE("on-io keep: what is left of the quantum survives a wait") {
  // a uses 1 of its 2, waits, and sinks after 1 more.
  CHECK(run_on_one_core(mlfq({2, 4}), {{0, {1, 1, 3}}, {0, {6}}}) ==
        "a 0-1, b 1-3, a 3-4, b 4-8, a 8-10");
}

TEST_CASE("on-io reset: a wait refills the quantum") {
  PolicySpec spec = mlfq({2, 4});
  spec.on_io_reset = true;
  CHECK(run_on_one_core(spec, {{0, {1, 1, 3}}, {0, {6}}}) == "a 0-1, b 1-3, a 3-5, b 5-9, a 9-10");
}

TEST_CASE("a quantum used up exactly when a wait begins counts as used") {
  for (const bool reset : {false, true}) {
    PolicySpec spec = mlfq({2, 4}, {1, 1});
    spec.on_io_reset = reset;
    // After its wait a is a level below b, which has come to the top meanwhile.
    CHECK(run_on_one_core(spec, {{0, {2, 1, 2}}, {3, {2}}, {0, {1}}}) ==
          "a 0-2, c 2-3, b 3-5, a 5-7");
  }
}

TEST_CASE("on-io reset: a used quantum leaves the rest of a refilled allotment") {
  for (const bool reset : {false, true}) {
    PolicySpec spec = mlfq({2, 4}, {3, 1});
    spec.on_io_reset = reset;
    const auto policy = make_policy(spec, 1);
    policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    for (int wait = 0; wait < 3; ++wait) {
      policy->charge(ThreadId{0}, Duration{2}, {});
      policy->depart(ThreadId{0}, true, {});
      policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::woke, {}, {});
      CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    }
    CHECK(policy->key(ThreadId{0}, {}).value == (reset ? 0 : 1));
  }
}

TEST_CASE("a yield keeps what is left of the quantum and goes to the back of the level") {
  const auto policy = make_policy(mlfq({5, 9}), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{3}, Time{3});
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::yielded, {}, Time{3});
  CHECK(policy->pick(kQueue, Time{3}) == ThreadId{1});
  CHECK(policy->pick(kQueue, Time{3}) == ThreadId{0});
  CHECK(policy->quantum(ThreadId{0}, Time{3}) == Duration{2});
}

TEST_CASE("boost: all come to the top with fresh quanta") {
  PolicySpec spec = mlfq({2, 4, 8});
  spec.boost = Duration{10};
  // At 10 a waits at level 2, and b has run 2 at level 1: the lower level joins the top first.
  CHECK(run_on_one_core(spec, {{0, {12}}, {0, {12}}}) ==
        "a 0-2, b 2-4, a 4-8, b 8-10, a 10-12, b 12-14, a 14-18, b 18-24");
}

TEST_CASE("boost: a running thread counts as the head of its level") {
  PolicySpec spec = mlfq({3});
  spec.boost = Duration{4};
  // At 4, b has run 1 of its 3, and starts over before a does.
  CHECK(run_on_one_core(spec, {{0, {6}}, {0, {6}}}) == "a 0-3, b 3-7, a 7-10, b 10-12");
}

TEST_CASE("boost: lower levels join the top queue behind it, the lowest first") {
  PolicySpec spec = mlfq({2, 4, 8});
  spec.boost = Duration{100};
  const auto policy = make_policy(spec, 3);
  const auto sink = [&](std::uint32_t thread, int levels) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {}, {});
    for (int i = 0; i < levels; ++i) {
      const ThreadId picked = policy->pick(kQueue, {});
      CHECK(picked == ThreadId{thread});
      policy->charge(picked, policy->quantum(picked, {}), {});
      policy->enqueue(kGlobalQueue, picked, Entry::quantum_ended, {}, {});
    }
  };
  sink(2, 1);
  sink(1, 1);
  CHECK(policy->pick(kQueue, {}) == ThreadId{2});
  policy->charge(ThreadId{2}, Duration{4}, {});
  policy->enqueue(kGlobalQueue, ThreadId{2}, Entry::quantum_ended, {}, {});  // at the lowest
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  policy->reach(Time{100});
  for (const std::uint32_t thread : {0u, 2u, 1u}) {
    CHECK(policy->pick(kQueue, {}) == ThreadId{thread});
    CHECK(policy->quantum(ThreadId{thread}, {}) == Duration{2});
  }
}

TEST_CASE("boost: a blocked thread comes back to the top level") {
  PolicySpec spec = mlfq({2, 4});
  spec.boost = Duration{6};
  // a sinks at 2 and waits from 3 to 9; at 9 it takes the core from b, which sank again at 8.
  CHECK(run_on_one_core(spec, {{0, {3, 6, 1}}, {3, {12}}}) == "a 0-3, b 3-9, a 9-10, b 10-16");
}

TEST_CASE("boosts are at whole multiples of their period, none without one") {
  PolicySpec spec = mlfq({2});
  CHECK(make_policy(spec, 1)->next_instant({}) > kMaxTime);
  CHECK(!make_policy(spec, 1)->traits().requeues_at_instants);
  spec.boost = Duration{7};
  const auto policy = make_policy(spec, 1);
  CHECK(policy->traits().requeues_at_instants);
  CHECK(policy->next_instant(Time{0}) == Time{7});
  CHECK(policy->next_instant(Time{7}) == Time{14});
}

TEST_CASE("after-io back: who returns waits behind its level") {
  CHECK(run_on_one_core(mlfq({4}), {{0, {1, 1, 2}}, {0, {5}}, {0, {2}}}) ==
        "a 0-1, b 1-5, c 5-7, a 7-9, b 9-10");
}

TEST_CASE("after-io front: who returns takes the core from a running one of its level") {
  PolicySpec spec = mlfq({4});
  spec.after_io = PolicySpec::AfterIo::front;
  CHECK(run_on_one_core(spec, {{0, {1, 1, 2}}, {0, {5}}, {0, {2}}}) ==
        "a 0-1, b 1-2, a 2-4, b 4-7, c 7-9, b 9-10");
}

TEST_CASE("after-io front: of two that return at one instant the later runs first") {
  PolicySpec spec = mlfq({4});
  spec.after_io = PolicySpec::AfterIo::front;
  CHECK(run_on_one_core(spec, {{0, {1, 3, 1}}, {0, {1, 2, 1}}, {0, {4}}}) ==
        "a 0-1, b 1-2, c 2-4, b 4-5, a 5-6, c 6-8");
}

TEST_CASE("requeue preempted-first: quanta end before arrivals of the same instant") {
  PolicySpec spec = mlfq({2, 2});
  CHECK(!make_policy(spec, 1)->traits().quantum_ends_before_arrivals);
  spec.requeue = PolicySpec::Requeue::preempted_first;
  CHECK(make_policy(spec, 1)->traits().quantum_ends_before_arrivals);
}

TEST_CASE("the next job of a thread starts at the top level") {
  const auto policy = make_policy(mlfq({2, 4}), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{2}, Time{2});
  CHECK(policy->quantum(ThreadId{0}, Time{2}) == Duration{4});
  policy->charge(ThreadId{0}, Duration{1}, Time{3});
  policy->depart(ThreadId{0}, false, Time{3});
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, Time{3});
  CHECK(policy->pick(kQueue, Time{3}) == ThreadId{0});
  CHECK(policy->quantum(ThreadId{0}, Time{3}) == Duration{2});
}

}  // namespace
}  // namespace interleave
