// Policies used by themselves, without a simulation, as a worker that really computes does.
#include "sim/policy.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};
constexpr Time kNow{0};

void arrive(Policy& policy, std::uint32_t thread) {
  policy.enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {}, kNow);
}

TEST_CASE("round robin lets the threads take turns") {
  const auto policy = make_policy({PolicyKind::round_robin, Duration{5}}, 2);
  arrive(*policy, 0);
  arrive(*policy, 1);
  CHECK(policy->quantum(ThreadId{0}, kNow) == Duration{5});
  for (std::uint32_t turn = 0; turn < 4; ++turn) {
    const ThreadId thread = policy->pick(kQueue, kNow);
    CHECK(thread == ThreadId{turn % 2});
    CHECK(policy->anyone_ready(kQueue));
    policy->charge(thread, Duration{5}, kNow);
    policy->enqueue(kGlobalQueue, thread, Entry::quantum_ended, {}, kNow);
  }
}

TEST_CASE("an empty queue has nobody to pick") {
  for (const PolicyKind kind : {PolicyKind::fifo, PolicyKind::round_robin}) {
    const auto policy = make_policy({kind}, 1);
    CHECK(!policy->anyone_ready(kQueue));
    CHECK(!policy->pick(kQueue, kNow).valid());
  }
  PolicySpec returners{PolicyKind::fifo};
  returners.after_io = PolicySpec::AfterIo::preempt;
  CHECK(!make_policy(returners, 1)->pick(kQueue, kNow).valid());
}

TEST_CASE("fifo never takes a core away") {
  const auto policy = make_policy({PolicyKind::fifo}, 2);
  CHECK(policy->quantum(ThreadId{0}, kNow) == Policy::kUnlimited);
  CHECK(!policy->traits().compares_running);
}

TEST_CASE("of several queues the thread that came first is picked, whatever the queue") {
  PolicySpec spec{PolicyKind::fifo};
  for (const bool returners : {false, true}) {
    spec.after_io = returners ? PolicySpec::AfterIo::preempt : PolicySpec::AfterIo::back;
    const auto policy = make_policy(spec, 3, 2);
    policy->enqueue(QueueId{1}, ThreadId{2}, Entry::arrived, {}, kNow);
    policy->enqueue(QueueId{0}, ThreadId{0}, Entry::arrived, {}, kNow);
    policy->enqueue(QueueId{1}, ThreadId{1}, Entry::arrived, {}, kNow);
    const std::array both{QueueId{0}, QueueId{1}};
    const std::array second{QueueId{1}};
    CHECK(policy->pick(second, kNow) == ThreadId{2});
    CHECK(policy->pick(both, kNow) == ThreadId{0});
    CHECK(policy->pick(both, kNow) == ThreadId{1});
  }
}

TEST_CASE("a clone goes on by itself") {
  const auto policy = make_policy({PolicyKind::round_robin, Duration{5}}, 2);
  arrive(*policy, 0);
  arrive(*policy, 1);
  const auto clone = policy->clone();
  CHECK(policy->pick(kQueue, kNow) == ThreadId{0});
  CHECK(policy->pick(kQueue, kNow) == ThreadId{1});
  CHECK(clone->pick(kQueue, kNow) == ThreadId{0});
}

TEST_CASE("requeue says whether quanta end before arrivals") {
  PolicySpec spec{PolicyKind::round_robin, Duration{5}};
  CHECK(!make_policy(spec, 1)->traits().quantum_ends_before_arrivals);
  spec.requeue = PolicySpec::Requeue::preempted_first;
  CHECK(make_policy(spec, 1)->traits().quantum_ends_before_arrivals);
}

}  // namespace
}  // namespace interleave
