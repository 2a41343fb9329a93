// A row of slices in ascending time, 32 bytes each. Whole slices and not a column for each member:
// a run appends to ten thousand lanes in turn, and each append touches one place in memory instead
// of eight (measured: three times as fast), while reading a row is about as fast either way.
//
// The slices lie in short blocks: the places that ten thousand lanes write to next are close
// together, on few pages of memory, whose addresses the processor has at hand.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/prefetch.hpp"
#include "trace/block_lengths.hpp"
#include "trace/slice.hpp"
#include "trace/slice_store.hpp"

namespace interleave {

class Track {
 public:
  Track() = default;
  // Its blocks come from `store` instead of the heap.
  explicit Track(std::shared_ptr<SliceStore> store) : store_(std::move(store)) {}
  Track(const Track& other);  // without a store
  Track(Track&& other) noexcept;
  Track& operator=(Track other) noexcept;
  ~Track();

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const Slice& operator[](std::size_t i) const { return *slot(i); }
  [[nodiscard]] Time start(std::size_t i) const { return slot(i)->start; }
  [[nodiscard]] Time end(std::size_t i) const { return slot(i)->end; }
  [[nodiscard]] JobId job(std::size_t i) const { return slot(i)->job; }
  [[nodiscard]] State state(std::size_t i) const { return slot(i)->state; }

  // Goes through the slices in order, from block to block, without looking each one up.
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }

  // Index of the first slice that ends after t; size() if there is none.
  [[nodiscard]] std::size_t first_ending_after(Time t) const;
  // Index of the slice with start <= t < end, if there is one (a lane may have gaps between jobs).
  [[nodiscard]] std::optional<std::size_t> at(Time t) const;

  // Appends; a slice of no length is left out. Asserts ascending order.
  void append(const Slice& slice) {
    assert(slice.start <= slice.end && (empty() || next_[-1].end <= slice.start));
    if (slice.start >= slice.end) return;
    if (at_begin_of_block()) begin_block();
    std::construct_at(next_++, slice);
    ++size_;
  }
  // last() and append() come soon, as those of many tracks.
  void prefetch_end() const {
    if (!next_) return;
    prefetch_in_row(next_ - 1);
    if (!at_begin_of_block()) prefetch_in_row(next_);
  }
  // append() comes again and again: what it writes to some slices on.
  void prefetch_beyond() const { prefetch(next_ + 4); }
  // The last slice, of a track that is not empty.
  [[nodiscard]] Slice& last() { return next_[-1]; }
  void remove_last();
  [[nodiscard]] std::size_t bytes() const;

  friend bool operator==(const Track& a, const Track& b);

 private:
  static constexpr std::size_t kFirst = 4, kLength = 16;  // slices of a block: 4, 4, 8, 16, 16...
  using Lengths = BlockLengths<kFirst, kLength>;

  [[nodiscard]] Slice* slot(std::size_t i) const {
    const std::size_t block = Lengths::block_of(i);
    return blocks_[block] + (i - Lengths::begin_of(block));
  }
  // Of the block that the next slice goes to.
  [[nodiscard]] bool at_begin_of_block() const {
    return size_ % kLength == 0 || size_ == kFirst || size_ == 2 * kFirst;
  }
  void begin_block();

  std::vector<Slice*> blocks_;
  Slice* next_ = nullptr;  // behind the last slice, in its block
  std::size_t size_ = 0;
  std::shared_ptr<SliceStore> store_;
};

class Track::Iterator {
 public:
  Iterator() = default;
  explicit Iterator(const Track& track) : end_(track.next_) {
    if (track.empty()) return;
    block_ = track.blocks_.data();
    last_block_ = block_ + Lengths::block_of(track.size_ - 1);
    enter();
  }

  [[nodiscard]] const Slice& operator*() const { return *at_; }
  [[nodiscard]] const Slice* operator->() const { return at_; }
  // It and two behind it, which share cache lines, are looked at soon, as those of many tracks.
  void prefetch_slice() const {
    if (at_ == end_) return;
    prefetch_in_row(at_);
    if (left_ > 2) prefetch_in_row(at_ + 2);
  }
  Iterator& operator++() {
    if (++at_ == end_ || --left_ > 0) return *this;
    ++block_;
    enter();
    return *this;
  }
  friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.at_ == it.end_; }

 private:
  void enter() {
    at_ = *block_;
    left_ = static_cast<std::uint32_t>(Lengths::length_of(number_++));
    if (number_ % kRow == 0) prefetch_row();
  }

  // The blocks lie apart: some later ones, all of them whole, are sent for while these are read.
  void prefetch_row() const {
    if (last_block_ - block_ < kAhead) return;
    Slice* const* block = block_ + kAhead;
    for (std::uint32_t left = kRow; left > 0 && block <= last_block_; --left, ++block) {
      for (std::size_t i = 0; i < kLength; i += 2) prefetch_in_row(*block + i);
    }
  }

  static constexpr std::ptrdiff_t kAhead = kPrefetches ? 3 : 0;  // blocks
  static constexpr std::uint32_t kRow = kPrefetches ? 1 : 4;     // blocks

  Slice* const* block_ = nullptr;
  Slice* const* last_block_ = nullptr;
  const Slice* at_ = nullptr;
  const Slice* end_ = nullptr;  // behind the last slice of all
  std::uint32_t left_ = 0;      // of this block
  std::uint32_t number_ = 0;    // of the next block
};

inline Track::Iterator Track::begin() const { return Iterator{*this}; }

}  // namespace interleave
