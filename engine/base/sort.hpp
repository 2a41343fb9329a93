// Sorting for lists whose order is not what takes time: one copy of the code for all kinds of
// items, where each std::sort of its own adds some 3 KB to the page's program. Stable, n log n
// comparisons (n when the order is right already), each item is moved once; room for a second list.
// For less than 2^32 items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace interleave {

// Whether the item at index `a` comes before the one at `b`; `context` is the caller's own.
struct IsBefore {
  bool (*call)(const void* context, std::uint32_t a, std::uint32_t b);
  const void* context;
};

// The indices 0 .. count - 1 in the order that `is_before`, a strict weak ordering, gives them;
// equals keep theirs.
std::vector<std::uint32_t> sorted_order(std::size_t count, IsBefore is_before);

template <class Item, class Less>
void sort_items(std::vector<Item>& items, const Less& less) {
  struct Context {
    const std::vector<Item>& items;
    const Less& less;
  } const context{items, less};
  const auto call = [](const void* known, std::uint32_t a, std::uint32_t b) {
    const Context& by = *static_cast<const Context*>(known);
    return static_cast<bool>(by.less(by.items[a], by.items[b]));
  };
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t i : sorted_order(items.size(), {call, &context})) {
    sorted.push_back(std::move(items[i]));
  }
  items = std::move(sorted);
}

template <class Item>
void sort_items(std::vector<Item>& items) {
  sort_items(items, [](const Item& a, const Item& b) { return a < b; });
}

}  // namespace interleave
