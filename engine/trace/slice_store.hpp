// Memory for the blocks of many Tracks: taken one after another, given back all at once when the
// last Track that took some is gone. A run writes to ten thousand rows in turn: blocks that lie
// side by side on few large pages are found by the processor, and made by the system, with less
// work than a piece of the heap for each.
//
// Not for several threads at once.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "base/prefetch.hpp"
#include "trace/slice.hpp"

namespace interleave {

class SliceStore {
 public:
  SliceStore() = default;
  SliceStore(const SliceStore&) = delete;
  SliceStore& operator=(const SliceStore&) = delete;
  ~SliceStore();

  static constexpr std::size_t kLargest = 32;

  // Room for `count` slices, at most kLargest, none of them begun; it stays as long as the store.
  [[nodiscard]] Slice* take(std::size_t count) {
    if (left_ < count) open_chunk();
    left_ -= count;
    // It is new to the processor, and read from end to end it comes at once; slice by slice, at the
    // turn of each of ten thousand rows, the whole way would be waited for each time.
    for (std::size_t i = 0; i < count; i += 2) prefetch_in_row(next_ + i);
    return std::exchange(next_, next_ + count);
  }

 private:
  struct Free {
    void operator()(void* chunk) const;
  };

  void open_chunk();

  std::vector<std::unique_ptr<void, Free>> chunks_;  // each twice the one before, and then
  std::vector<void*> pages_;                         // large ones
  std::size_t bytes_ = std::size_t{2} << 10;         // of the next
  Slice* next_ = nullptr;
  std::size_t left_ = 0;  // slices, from next_ on
};

}  // namespace interleave
