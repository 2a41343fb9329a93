#include <array>
#include <catch2/catch_test_macros.hpp>

#include "one_core.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

TEST_CASE("manual asks the chooser among the ready threads in the order of their places") {
  std::vector<std::vector<ThreadId>> asked;
  const auto policy =
      make_policy({PolicyKind::manual}, 3, 1, 1, [&asked](std::span<const ThreadId> ready, Time) {
        asked.emplace_back(ready.begin(), ready.end());
        return std::size_t{1};
      });
  for (const std::uint32_t thread : {2u, 0u, 1u}) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {}, {});
  }
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  CHECK(asked == std::vector<std::vector<ThreadId>>{{ThreadId{2}, ThreadId{0}, ThreadId{1}},
                                                    {ThreadId{2}, ThreadId{1}}});
}

TEST_CASE("manual does not ask when there is nothing to choose") {
  bool asked = false;
  const auto policy =
      make_policy({PolicyKind::manual}, 1, 1, 1, [&asked](std::span<const ThreadId>, Time) {
        asked = true;
        return std::size_t{0};
      });
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(!policy->pick(kQueue, {}).valid());
  CHECK(!asked);
}

TEST_CASE("manual without a chooser takes the first in place, each for a quantum") {
  CHECK(run_on_one_core({PolicyKind::manual, Duration{2}}, {{0, {3}}, {0, {3}}}) ==
        "a 0-2, b 2-4, a 4-5, b 5-6");
}

TEST_CASE("an answer beyond the last means the last") {
  const auto policy = make_policy({PolicyKind::manual}, 2, 1, 1,
                                  [](std::span<const ThreadId>, Time) { return std::size_t{99}; });
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
}

}  // namespace
}  // namespace interleave
