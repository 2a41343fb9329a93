#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"
#include "sim/policies/shares.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

PolicySpec vtime(std::int64_t slice) {
  PolicySpec spec{PolicyKind::vtime};
  spec.slice = Duration{slice};
  return spec;
}

TEST_CASE("the weights of nice values are those of Linux") {
  CHECK(weight_of_nice(-20) == 88761);
  CHECK(weight_of_nice(-1) == 1277);
  CHECK(weight_of_nice(0) == 1024);
  CHECK(weight_of_nice(1) == 820);
  CHECK(weight_of_nice(19) == 15);
  CHECK(weight_of_nice(20) == 15);
  CHECK(weight_of_nice(-21) == 88761);
}

TEST_CASE("equal threads take turns of a slice") {
  CHECK(run_on_one_core(vtime(20), {{0, {50}}, {0, {30}}}) ==
        "a 0-20, b 20-40, a 40-60, b 60-70, a 70-80");
}

TEST_CASE("virtual time goes by in inverse proportion to the weight") {
  for (const auto& [nice, charged] : {std::pair{0, 1000}, {-5, 327}, {5, 3030}, {-20, 11}}) {
    const auto policy = make_policy(vtime(20), 1);
    policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.nice = nice}, {});
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    policy->charge(ThreadId{0}, Duration{1000}, {});
    // Weights 100, 305, 33 and 8668.
    CHECK(policy->key(ThreadId{0}, {}).value == charged);
  }
}

TEST_CASE("a thread starts at the virtual time of its first dispatch") {
  const auto policy = make_policy(vtime(20), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  for (int i = 0; i < 5; ++i) {
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    policy->charge(ThreadId{0}, Duration{20}, {});
    policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::quantum_ended, {}, {});
  }
  // 0 was last dispatched at 80; 1 is queued by 80 - 20 and then starts at 80.
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->key(ThreadId{1}, {}).value == 60);
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  CHECK(policy->key(ThreadId{1}, {}).value == 80);
}

TEST_CASE("a new slice that nobody waited for counts as a dispatch") {
  const auto policy = make_policy(vtime(20), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  for (int i = 0; i < 4; ++i) {
    CHECK(policy->quantum(ThreadId{0}, {}) == Duration{20});
    policy->charge(ThreadId{0}, Duration{20}, {});
  }
  // The fourth slice began at 60.
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->key(ThreadId{1}, {}).value == 40);
}

TEST_CASE("who waited long is queued at most a slice before the others, and stays behind them") {
  const auto policy = make_policy(vtime(20), 2);
  const auto enqueue = [&](std::uint32_t thread, Entry why) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, why, {}, {});
  };
  enqueue(1, Entry::arrived);
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  policy->charge(ThreadId{1}, Duration{5}, {});
  policy->depart(ThreadId{1}, true, {});
  enqueue(0, Entry::arrived);
  for (int i = 0; i < 6; ++i) {
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    policy->charge(ThreadId{0}, Duration{20}, {});
    enqueue(0, Entry::quantum_ended);
  }
  enqueue(1, Entry::woke);
  CHECK(policy->key(ThreadId{1}, {}).value == 80);
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  CHECK(policy->key(ThreadId{1}, {}).value == 5);  // the key only orders the queue
}

TEST_CASE("nobody loses the core within a slice, and who comes to an idle core runs at once") {
  const auto policy = make_policy(vtime(20), 1);
  CHECK(!policy->traits().compares_running);
  CHECK(policy->traits().runs_at_once);
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{20});
}

TEST_CASE("of equal keys the earlier in place runs first") {
  const auto policy = make_policy(vtime(20), 2);
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
}

}  // namespace
}  // namespace interleave
