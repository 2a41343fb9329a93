// The heaps of ready threads against a plain list.
#include "sim/policies/ready_heaps.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "model/draws.hpp"

namespace interleave {
namespace {

constexpr std::array kBoth{QueueId{0}, QueueId{1}};

// Both, side by side.
struct Pair {
  ReadyHeaps heaps{2};
  std::array<std::vector<Rank>, 2> lists;

  void push(std::size_t queue, const Rank& rank) {
    heaps.push(make_id<QueueId>(queue), rank);
    lists[queue].push_back(rank);
  }
  void forget(ThreadId thread) {
    for (auto& list : lists) {
      std::erase_if(list, [thread](const Rank& rank) { return rank.thread == thread; });
    }
  }
  [[nodiscard]] ThreadId first() const {
    const Rank* best = nullptr;
    for (const auto& list : lists) {
      for (const Rank& rank : list) {
        if (!best || rank < *best) best = &rank;
      }
    }
    return best ? best->thread : ThreadId{};
  }
};

TEST_CASE("heaps of ready threads do what a scan of plain lists does") {
  Pair pair;
  std::uint64_t bits = 7;
  const auto below = [&bits](std::uint64_t bound) {
    bits = splitmix64(bits);
    return bits % bound;
  };
  for (int step = 0; step < 20'000; ++step) {
    const ThreadId thread = make_id<ThreadId>(below(40));
    const Rank rank{static_cast<std::int64_t>(below(9)), static_cast<std::int64_t>(below(5)),
                    thread};
    switch (below(5)) {
      case 0:
        pair.heaps.erase(thread);
        pair.forget(thread);
        break;
      case 1: {
        const ThreadId first = pair.first();
        REQUIRE(pair.heaps.pop(kBoth) == first);
        pair.forget(first);
        break;
      }
      case 2: {
        const auto odd = [](ThreadId id) { return id.value % 2 == 1; };
        Rank last;
        for (const Rank& other : pair.lists[1]) {
          if (odd(other.thread) && (!last.thread.valid() || last < other)) last = other;
        }
        REQUIRE(pair.heaps.pop_last(QueueId{1}, odd) == last.thread);
        pair.forget(last.thread);
        break;
      }
      default:
        if (!pair.heaps.has(thread)) {
          pair.push(below(2), rank);
        } else {
          pair.heaps.rerank(rank);
          for (auto& list : pair.lists) {
            for (Rank& other : list) {
              if (other.thread == thread) other = rank;
            }
          }
        }
    }
    const Rank* first = pair.heaps.first();
    REQUIRE((first ? first->thread : ThreadId{}) == pair.first());
    REQUIRE(pair.heaps.all(QueueId{0}).size() == pair.lists[0].size());
  }
}

TEST_CASE("a thread that is in no queue is erased without harm") {
  ReadyHeaps heaps{1};
  heaps.erase(ThreadId{5});
  CHECK(!heaps.has(ThreadId{5}));
  CHECK(heaps.first() == nullptr);
}

}  // namespace
}  // namespace interleave
