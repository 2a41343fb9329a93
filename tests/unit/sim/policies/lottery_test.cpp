// lottery and random.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "model/draws.hpp"
#include "one_core.hpp"
#include "sim/policies/weight_trees.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

void arrive(Policy& policy, std::uint32_t thread, std::int64_t tickets) {
  policy.enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {.tickets = tickets}, {});
}

std::string picks(Policy& policy, int count) {
  std::string names;
  for (int i = 0; i < count; ++i) {
    const ThreadId thread = policy.pick(kQueue, {});
    names += static_cast<char>('a' + thread.value);
    policy.enqueue(kGlobalQueue, thread, Entry::quantum_ended,
                   {.tickets = policy.key(thread, {}).value}, {});
  }
  return names;
}

TEST_CASE("given draws are winning tickets counted by index: OSTEP, 9.1") {
  PolicySpec spec{PolicyKind::lottery};
  spec.draws = {63, 85, 70, 39, 76, 17, 29, 41, 36, 39, 10, 99, 68, 83, 63, 62, 43, 0, 49, 12};
  const auto policy = make_policy(spec, 2);
  arrive(*policy, 1, 25);
  arrive(*policy, 0, 75);
  CHECK(picks(*policy, 20) == "abaabaaaaaababaaaaaa");
}

TEST_CASE("a draw counts modulo the tickets of the ready") {
  PolicySpec spec{PolicyKind::lottery};
  spec.draws = {100, 199, 174, 175};
  const auto policy = make_policy(spec, 2);
  arrive(*policy, 0, 75);
  arrive(*policy, 1, 25);
  CHECK(picks(*policy, 4) == "abab");
}

TEST_CASE("when the given draws are used up the seed's go on") {
  PolicySpec spec{PolicyKind::lottery};
  const auto drawn = make_policy(spec, 2, 1, 42);
  spec.draws = {0, 0};
  const auto given = make_policy(spec, 2, 1, 42);
  for (const auto* policy : {&drawn, &given}) {
    arrive(**policy, 0, 1);
    arrive(**policy, 1, 1);
  }
  CHECK(picks(*given, 2) == "aa");
  CHECK(picks(*given, 64) == picks(*drawn, 64));
}

TEST_CASE("another seed draws otherwise, the same seed the same") {
  const PolicySpec spec{PolicyKind::lottery};
  std::array<std::string, 3> drawn;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto policy = make_policy(spec, 2, 1, i == 2 ? 8 : 7);
    arrive(*policy, 0, 1);
    arrive(*policy, 1, 1);
    drawn[i] = picks(*policy, 64);
  }
  CHECK(drawn[0] == drawn[1]);
  CHECK(drawn[0] != drawn[2]);
}

TEST_CASE("in the long run each gets the share of its tickets, under random all the same") {
  for (const PolicyKind kind : {PolicyKind::lottery, PolicyKind::random}) {
    const auto policy = make_policy({kind}, 3, 1, 3);
    arrive(*policy, 0, 60);
    arrive(*policy, 1, 30);
    arrive(*policy, 2, 10);
    std::array<int, 3> won{};
    for (int i = 0; i < 30'000; ++i) {
      const ThreadId thread = policy->pick(kQueue, {});
      ++won[thread.index()];
      policy->enqueue(kGlobalQueue, thread, Entry::quantum_ended,
                      {.tickets = thread.value == 0   ? 60
                                  : thread.value == 1 ? 30
                                                      : 10},
                      {});
    }
    const bool by_tickets = kind == PolicyKind::lottery;
    CHECK(std::abs(won[0] - (by_tickets ? 18'000 : 10'000)) < 500);
    CHECK(std::abs(won[1] - (by_tickets ? 9'000 : 10'000)) < 500);
  }
}

TEST_CASE("lottery and random draw again after each quantum") {
  for (const PolicyKind kind : {PolicyKind::lottery, PolicyKind::random}) {
    const auto policy = make_policy({kind, Duration{7}}, 1);
    CHECK(policy->quantum(ThreadId{0}, {}) == Duration{7});
    CHECK(!policy->traits().compares_running);
  }
}

TEST_CASE("a thread that has left draws no tickets") {
  PolicySpec spec{PolicyKind::lottery};
  spec.draws = {0, 0};
  const auto policy = make_policy(spec, 2);
  arrive(*policy, 0, 5);
  arrive(*policy, 1, 5);
  policy->withdraw(kGlobalQueue, ThreadId{0}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{1});
  CHECK(!policy->pick(kQueue, {}).valid());
}

TEST_CASE("the latest in place is stolen from a lottery") {
  const auto policy = make_policy({PolicyKind::lottery}, 3);
  for (const std::uint32_t thread : {2u, 0u, 1u}) arrive(*policy, thread, 5);
  const auto all_but_1 = [](ThreadId thread) { return thread != ThreadId{1}; };
  CHECK(policy->steal(kGlobalQueue, all_but_1, {}) == ThreadId{0});
}

TEST_CASE("trees of weights find what a walk over a plain list finds") {
  constexpr std::array kBoth{QueueId{0}, QueueId{1}};
  struct Plain {
    int queue = -1;
    std::int64_t weight = 0;
  };
  std::vector<Plain> plain(300);
  WeightTrees trees{2};
  std::uint64_t bits = 5;
  const auto below = [&bits](std::uint64_t bound) {
    bits = splitmix64(bits);
    return bits % bound;
  };
  for (int step = 0; step < 20'000; ++step) {
    // Indices grow, so that the trees do.
    const std::size_t index = below(std::min<std::uint64_t>(300, 1 + step / 20));
    Plain& entry = plain[index];
    if (entry.queue >= 0) {
      trees.erase(make_id<ThreadId>(index));
      entry = {};
    } else {
      entry = {static_cast<int>(below(2)), static_cast<std::int64_t>(1 + below(100))};
      trees.insert(QueueId{static_cast<std::uint32_t>(entry.queue)}, make_id<ThreadId>(index),
                   entry.weight);
    }
    std::int64_t total = 0;
    for (const Plain& other : plain) total += other.weight;
    REQUIRE(trees.total(kBoth) == total);
    if (total == 0) continue;
    const auto number = static_cast<std::int64_t>(below(static_cast<std::uint64_t>(total)));
    std::size_t winner = 0;
    for (std::int64_t left = number; left >= plain[winner].weight; ++winner) {
      left -= plain[winner].weight;
    }
    REQUIRE(trees.find(kBoth, number) == make_id<ThreadId>(winner));
  }
}

}  // namespace
}  // namespace interleave
