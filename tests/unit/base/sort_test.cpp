#include "base/sort.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

using namespace interleave;

namespace {

struct Card {
  int rank;
  int place;
  bool operator==(const Card&) const = default;
};

// Numbers that look random and are the same each time.
std::vector<Card> cards(std::size_t count, std::uint32_t ranks) {
  std::vector<Card> dealt;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    dealt.push_back({static_cast<int>((state >> 8) % ranks), static_cast<int>(i)});
  }
  return dealt;
}

}  // namespace

TEST_CASE("items are sorted as std::stable_sort sorts them, whatever their number") {
  const auto less = [](const Card& a, const Card& b) { return a.rank < b.rank; };
  for (std::size_t count = 0; count < 70; ++count) {
    for (const std::uint32_t ranks : {1u, 3u, 1000u}) {
      std::vector<Card> ours = cards(count, ranks), known = ours;
      sort_items(ours, less);
      std::stable_sort(known.begin(), known.end(), less);
      CHECK(ours == known);
    }
  }
}

TEST_CASE("an order that is right already takes one comparison an item") {
  std::vector<int> items(1000);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = static_cast<int>(i);
  std::size_t comparisons = 0;
  sort_items(items, [&comparisons](int a, int b) {
    ++comparisons;
    return a < b;
  });
  CHECK(comparisons < items.size());
  CHECK(std::is_sorted(items.begin(), items.end()));
}

TEST_CASE("items that own something are moved, none is lost") {
  std::vector<std::string> words{"a word too long to stand in the string itself", "b", "a", ""};
  sort_items(words);
  CHECK(words ==
        std::vector<std::string>{"", "a", "a word too long to stand in the string itself", "b"});
}
