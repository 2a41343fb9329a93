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

  [[nodiscard]] std::size_t size() const { return tail_.size; }
  [[nodiscard]] bool empty() const { return tail_.size == 0; }
  [[nodiscard]] const Slice& operator[](std::size_t i) const { return *slot(i); }
  [[nodiscard]] Time start(std::size_t i) const { return slot(i)->start; }
  [[nodiscard]] Time end(std::size_t i) const { return slot(i)->end; }
  [[nodiscard]] JobId job(std::size_t i) const { return slot(i)->job; }
  [[nodiscard]] State state(std::size_t i) const { return slot(i)->state; }

  // Goes through the slices in order, from block to block, without looking each one up.
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  // The same from slice i on; at the end if there are not so many.
  [[nodiscard]] Iterator from(std::size_t i) const;
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }

  // Index of the first slice that ends after t; size() if there is none.
  [[nodiscard]] std::size_t first_ending_after(Time t) const;
  // Index of the slice with start <= t < end, if there is one (a lane may have gaps between jobs).
  [[nodiscard]] std::optional<std::size_t> at(Time t) const;

  // Appends; a slice of no length is left out. Asserts ascending order.
  void append(const Slice& slice) {
    assert(slice.start <= slice.end && (empty() || last().end <= slice.start));
    if (slice.start < slice.end) append(tail_) = slice;
  }
  // append() comes again and again: what it writes to some slices on.
  void prefetch_beyond() const { interleave::prefetch(tail_.next + 4); }
  // The last slice, of a track that is not empty.
  [[nodiscard]] Slice& last() { return tail_.last(); }
  void remove_last() { remove_last(tail_); }
  [[nodiscard]] std::size_t bytes() const;

  // Where a track ends: less than 2^32 slices, `next` behind the last of them, in its block. Who
  // writes to thousands of tracks in turn takes their tails, which lie close together in a row of
  // its own, and puts them back for who reads: a track is empty while its tail is taken.
  struct Tail {
    Slice* next = nullptr;
    std::uint32_t size = 0;

    // The last slice, if there is one.
    [[nodiscard]] Slice& last() const { return next[-1]; }
  };
  [[nodiscard]] Tail tail() const { return tail_; }
  Tail take_tail() { return std::exchange(tail_, {}); }
  void put_tail(Tail tail) { tail_ = tail; }
  // The same with a tail that was taken: a copy, the place of one more slice, one less.
  Track(const Track& other, Tail tail);
  [[nodiscard]] Slice& append(Tail& tail);
  void remove_last(Tail& tail) const;

  friend bool operator==(const Track& a, const Track& b);

 private:
  static constexpr std::size_t kFirst = 4, kLength = 16;  // slices of a block: 4, 4, 8, 16, 16...
  using Lengths = BlockLengths<kFirst, kLength>;

  [[nodiscard]] Slice* slot(std::size_t i) const {
    const std::size_t block = Lengths::block_of(i);
    return blocks_[block] + (i - Lengths::begin_of(block));
  }
  void begin_block(Tail& tail);

  std::vector<Slice*> blocks_;
  Tail tail_;
  std::shared_ptr<SliceStore> store_;
};

inline Slice& Track::append(Tail& tail) {
  // At the end of the blocks of kFirst, kFirst and twice that many, and of each of kLength.
  if (tail.size % kLength == 0 || tail.size == kFirst || tail.size == 2 * kFirst) begin_block(tail);
  ++tail.size;
  return *tail.next++;
}

class Track::Iterator {
 public:
  Iterator() = default;
  Iterator(const Track& track, std::size_t first) : at_(track.tail_.next), end_(at_) {
    if (first >= track.size()) return;
    const std::size_t block = Lengths::block_of(first), within = first - Lengths::begin_of(block);
    number_ = static_cast<std::uint32_t>(block);
    block_ = track.blocks_.data() + block;
    last_block_ = track.blocks_.data() + Lengths::block_of(track.size() - 1);
    enter();
    at_ += within;
    left_ -= static_cast<std::uint32_t>(within);
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

inline Track::Iterator Track::begin() const { return Iterator{*this, 0}; }
inline Track::Iterator Track::from(std::size_t i) const { return Iterator{*this, i}; }

}  // namespace interleave
