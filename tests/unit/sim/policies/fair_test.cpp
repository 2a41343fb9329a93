// cfs and eevdf.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "model/draws.hpp"
#include "one_core.hpp"
#include "sim/policies/deadline_trees.hpp"
#include "sim/policies/shares.hpp"

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

PolicySpec cfs(std::int64_t latency, std::int64_t granularity) {
  PolicySpec spec{PolicyKind::cfs};
  spec.latency = Duration{latency};
  spec.granularity = Duration{granularity};
  return spec;
}

PolicySpec eevdf(std::int64_t slice) {
  PolicySpec spec{PolicyKind::eevdf};
  spec.slice = Duration{slice};
  return spec;
}

Workload nice(std::int64_t arrival, std::vector<std::int64_t> lengths, std::int64_t value) {
  return {arrival, std::move(lengths), {.nice = value}};
}

TEST_CASE("cfs: equal threads share the latency") {
  CHECK(run_on_one_core(cfs(12, 1), {{0, {12}}, {0, {12}}, {0, {4}}}) ==
        "a 0-4, b 4-8, c 8-12, a 12-18, b 18-24, a 24-26, b 26-28");
}

TEST_CASE("cfs: a slice is the thread's part of the latency, by weight, at least the granularity") {
  const auto policy = make_policy(cfs(6000, 750), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.nice = -5}, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {.nice = 5}, {});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{6000 * 3121 / (3121 + 335)});
  CHECK(policy->quantum(ThreadId{1}, {}) == Duration{750});
  policy->withdraw(kGlobalQueue, ThreadId{1}, {});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{6000});
}

TEST_CASE("cfs: the least virtual runtime runs, and it grows in inverse proportion to the weight") {
  const auto policy = make_policy(cfs(6, 1), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.nice = 5}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{335}, Time{335});
  CHECK(policy->key(ThreadId{0}, Time{335}).value == 1024);
}

TEST_CASE("cfs: who arrives or wakes is at most half a latency behind the least") {
  const auto policy = make_policy(cfs(100, 1), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{100});
  // What 0 has run so far counts, though it is not charged yet.
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, Time{90});
  CHECK(policy->key(ThreadId{1}, Time{90}).value == 40);
}

TEST_CASE("cfs: the least never falls, not even when nobody is left") {
  const auto policy = make_policy(cfs(100, 1), 3);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{90}, Time{90});
  policy->depart(ThreadId{0}, true, Time{90});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, Time{95});
  CHECK(policy->key(ThreadId{1}, Time{95}).value == 40);
  policy->enqueue(kGlobalQueue, ThreadId{2}, Entry::arrived, {}, Time{95});
  CHECK(policy->key(ThreadId{2}, Time{95}).value == 40);
}

TEST_CASE("cfs: who wakes more than the granularity behind takes the core at once") {
  // b arrives at 6, half a latency behind the least, which is what a has run: 4 behind.
  CHECK(run_on_one_core(cfs(8, 3), {{0, {20}}, {6, {2}}}, 12) == "a 0-6, b 6-8, a 8-12");
  CHECK(run_on_one_core(cfs(8, 4), {{0, {20}}, {6, {2}}}, 12) == "a 0-8, b 8-10, a 10-12");
}

TEST_CASE("cfs and eevdf: what a core spends on switching is nobody's virtual time") {
  for (const PolicySpec& spec : {cfs(100, 1), eevdf(100)}) {
    const auto policy = make_policy(spec, 2);
    policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
    CHECK(policy->pick(kQueue, {}) == ThreadId{0});
    // It begins to run at 50, and is at 60 when the other comes.
    CHECK(policy->quantum(ThreadId{0}, Time{50}) == Duration{100});
    policy->charge(ThreadId{0}, Duration{40}, Time{90});
    policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, Time{110});
    CHECK(policy->key(ThreadId{1}, Time{110}).value == (spec.kind == PolicyKind::cfs ? 10 : 160));
  }
}

TEST_CASE("cfs: who merely waits does not take the core before the slice ends") {
  const auto policy = make_policy(cfs(100, 1), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->candidate(kQueue, {}) == ThreadId{1});
  CHECK(!policy->preempts(ThreadId{1}, ThreadId{0}, {}));
  CHECK(!policy->candidate(kQueue, Time{30}).valid());
}

TEST_CASE("with one queue a core cfs is fair in each by itself") {
  PolicySpec spec = cfs(100, 1);
  spec.per_core = true;
  const auto policy = make_policy(spec, 3, 2);
  constexpr std::array kSecond{QueueId{1}};
  policy->enqueue(QueueId{0}, ThreadId{0}, Entry::arrived, {}, {});
  policy->enqueue(QueueId{1}, ThreadId{1}, Entry::arrived, {}, {});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{100});
  CHECK(policy->pick(kSecond, {}) == ThreadId{1});
  policy->charge(ThreadId{1}, Duration{400}, Time{400});
  policy->depart(ThreadId{1}, false, Time{400});
  policy->enqueue(QueueId{1}, ThreadId{2}, Entry::arrived, {}, Time{400});
  CHECK(policy->key(ThreadId{2}, Time{400}).value == 350);
}

TEST_CASE("eevdf: equal threads take turns of a slice") {
  CHECK(run_on_one_core(eevdf(3), {{0, {6}}, {0, {5}}}) == "a 0-3, b 3-6, a 6-9, b 9-11");
}

TEST_CASE("eevdf: a heavier thread has the earlier deadline, and waits while it is not eligible") {
  // Weights 1024 and 3121: deadlines 1000 and 328. After each slice b must wait for the mean.
  CHECK(run_on_one_core(eevdf(1000), {nice(0, {9000}, 0), nice(0, {9000}, -5)}, 8000) ==
        "b 0-1000, a 1000-2000, b 2000-5000, a 5000-6000, b 6000-8000");
}

TEST_CASE("eevdf: nobody is picked who has had more than the mean while others have had less") {
  const auto policy = make_policy(eevdf(10), 2);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {.nice = -20}, {});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::arrived, {.nice = 19}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{1000}, Time{1000});
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::quantum_ended, {.nice = -20}, Time{1000});
  CHECK(policy->more_urgent(ThreadId{1}, ThreadId{0}, Time{1000}));
  CHECK(policy->pick(kQueue, Time{1000}) == ThreadId{1});
}

TEST_CASE("eevdf: an eligible earlier deadline that wakes takes the core") {
  // c arrives at the mean, 2, with the deadline 5 of everybody's slice of 3, later than a's 3.
  CHECK(run_on_one_core(eevdf(3), {{0, {9}}, {2, {3}}}, 9) == "a 0-3, b 3-6, a 6-9");
  // A heavier one is due earlier.
  CHECK(run_on_one_core(eevdf(30), {{0, {90}}, nice(2, {30}, -10)}, 60) ==
        "a 0-2, b 2-32, a 32-60");
}

TEST_CASE("eevdf: lag outlives a wait, up to one slice") {
  const auto policy = make_policy(eevdf(10), 3);
  for (std::uint32_t thread = 0; thread < 2; ++thread) {
    policy->enqueue(kGlobalQueue, ThreadId{thread}, Entry::arrived, {}, {});
  }
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  policy->charge(ThreadId{0}, Duration{6}, Time{6});
  policy->depart(ThreadId{0}, true, Time{6});  // at 6, the mean is 3: 3 ahead
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::woke, {}, Time{20});
  // Nothing ran, so that it comes back to where it was, after 1, which still has 0.
  CHECK(policy->pick(kQueue, Time{20}) == ThreadId{1});
  policy->charge(ThreadId{1}, Duration{500}, Time{520});
  policy->depart(ThreadId{1}, true, Time{520});  // far ahead: a slice of it is kept
  policy->enqueue(kGlobalQueue, ThreadId{2}, Entry::arrived, {}, Time{520});
  policy->enqueue(kGlobalQueue, ThreadId{1}, Entry::woke, {}, Time{520});
  CHECK(policy->key(ThreadId{1}, {}).value - policy->key(ThreadId{2}, {}).value == 15);
}

TEST_CASE("eevdf: a deadline is renewed when the slice is used up") {
  const auto policy = make_policy(eevdf(10), 1);
  policy->enqueue(kGlobalQueue, ThreadId{0}, Entry::arrived, {}, {});
  CHECK(policy->pick(kQueue, {}) == ThreadId{0});
  CHECK(policy->quantum(ThreadId{0}, {}) == Duration{10});
  policy->charge(ThreadId{0}, Duration{9}, Time{9});
  CHECK(policy->key(ThreadId{0}, Time{9}).value == 10);
  policy->charge(ThreadId{0}, Duration{1}, Time{10});
  CHECK(policy->key(ThreadId{0}, Time{10}).value == 20);
}

TEST_CASE("cfs and eevdf give each thread its share of the core, within two slices") {
  const std::vector<std::int64_t> nices{0, 5, -5, 0, 10};
  std::int64_t weights = 0;
  for (const std::int64_t value : nices) weights += weight_of_nice(value);
  std::vector<Workload> workloads;
  for (const std::int64_t value : nices) workloads.push_back(nice(0, {1'000'000}, value));
  for (const PolicySpec& spec : {cfs(600, 75), eevdf(300)}) {
    for (const std::int64_t until : {10'000, 20'000, 33'333}) {
      const std::vector<std::int64_t> ran = core_time_on_one_core(spec, workloads, until);
      for (std::size_t i = 0; i < nices.size(); ++i) {
        const std::int64_t ideal = until * weight_of_nice(nices[i]) / weights;
        CHECK(std::abs(ran[i] - ideal) <= 600);
      }
    }
  }
}

TEST_CASE("trees of deadlines find what a scan of plain lists finds") {
  struct Plain {
    int queue = -1;
    DeadlineTrees::Due due;
  };
  std::vector<Plain> plain(60);
  DeadlineTrees trees{2};
  std::uint64_t bits = 11;
  const auto below = [&bits](std::uint64_t bound) {
    bits = splitmix64(bits);
    return static_cast<std::int64_t>(bits % bound);
  };
  for (std::int64_t step = 0; step < 20'000; ++step) {
    const auto index = static_cast<std::size_t>(below(60));
    const auto thread = make_id<ThreadId>(index);
    Plain& own = plain[index];
    if (own.queue >= 0) {
      trees.erase(QueueId{static_cast<std::uint32_t>(own.queue)}, thread);
      own.queue = -1;
    } else {
      own = {static_cast<int>(below(2)), {below(20), below(20), step}};
      trees.insert(QueueId{static_cast<std::uint32_t>(own.queue)}, thread, own.due);
    }
    const std::int64_t limit = below(22) - 1;
    ThreadId earliest, first;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      const auto& [queue, due] = plain[i];
      if (queue != 1) continue;
      const auto better = [&](ThreadId other, auto key) {
        return !other.valid() || key(due) < key(plain[other.index()].due);
      };
      const auto by_deadline = [](const auto& d) { return std::pair{d.deadline, d.place}; };
      const auto by_v = [](const auto& d) { return std::pair{d.v, d.place}; };
      if (due.v <= limit && better(earliest, by_deadline)) earliest = make_id<ThreadId>(i);
      if (better(first, by_v)) first = make_id<ThreadId>(i);
    }
    REQUIRE(trees.earliest(QueueId{1}, limit) == earliest);
    REQUIRE(trees.first(QueueId{1}) == first);
    REQUIRE(trees.empty(QueueId{1}) == !first.valid());
  }
}

}  // namespace
}  // namespace interleave
