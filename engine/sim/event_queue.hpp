// What will happen and when: a min-heap on (time, sequence), so that of several events at one
// instant the one begun first comes first, and equal input gives equal output. Four children a
// node: half the levels of a binary heap, and the children lie beside each other in memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/time.hpp"

namespace interleave {

inline constexpr Time kNever{std::numeric_limits<std::int64_t>::max()};

template <class Payload>
class EventQueue {
 public:
  struct Event {
    Time at;
    std::uint64_t sequence = 0;
    Payload payload;
  };

  [[nodiscard]] bool empty() const { return heap_.empty(); }

  // The queue must not be empty.
  [[nodiscard]] const Event& top() const { return heap_.front(); }

  void push(Time at, Payload payload) {
    const Event event{at, next_sequence_++, payload};
    std::size_t hole = heap_.size();
    heap_.push_back(event);
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / kChildren;
      if (!comes_before(event, heap_[parent])) break;
      heap_[hole] = heap_[parent];
      hole = parent;
    }
    heap_[hole] = event;
  }

  // The queue must not be empty.
  void pop() {
    const Event last = heap_.back();
    heap_.pop_back();
    const std::size_t size = heap_.size();
    if (size == 0) return;
    std::size_t hole = 0;
    for (;;) {
      const std::size_t first = hole * kChildren + 1;
      if (first >= size) break;
      std::size_t child = first;
      const std::size_t end = std::min(first + kChildren, size);
      for (std::size_t i = first + 1; i < end; ++i) {
        if (comes_before(heap_[i], heap_[child])) child = i;
      }
      if (!comes_before(heap_[child], last)) break;
      heap_[hole] = heap_[child];
      hole = child;
    }
    heap_[hole] = last;
  }

 private:
  static constexpr std::size_t kChildren = 4;

  static bool comes_before(const Event& a, const Event& b) {
    return a.at != b.at ? a.at < b.at : a.sequence < b.sequence;
  }

  std::vector<Event> heap_;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace interleave
