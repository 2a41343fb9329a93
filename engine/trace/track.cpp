#include "trace/track.hpp"

#include <memory>
#include <utility>

#include "base/bisect.hpp"

namespace interleave {

Track::Track(const Track& other) : Track(other, other.tail_) {}

Track::Track(const Track& other, Tail tail) {
  for (std::size_t i = 0; i < tail.size; ++i) append(tail_) = other[i];
}

Track::Track(Track&& other) noexcept
    : blocks_(std::exchange(other.blocks_, {})),
      tail_(std::exchange(other.tail_, {})),
      store_(std::move(other.store_)) {}

Track& Track::operator=(Track other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(tail_, other.tail_);
  std::swap(store_, other.store_);
  return *this;
}

Track::~Track() {
  if (store_) return;
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    std::allocator<Slice>{}.deallocate(blocks_[block], Lengths::length_of(block));
  }
}

void Track::begin_block(Tail& tail) {
  const std::size_t block = Lengths::block_of(tail.size);
  if (block == blocks_.size()) {
    const std::size_t length = Lengths::length_of(block);
    tail.next = store_ ? store_->take(length) : std::allocator<Slice>{}.allocate(length);
    blocks_.push_back(tail.next);
  } else {
    tail.next = blocks_[block];
  }
}

void Track::remove_last(Tail& tail) const {
  --tail.size;
  tail.next = tail.size == 0 ? nullptr : slot(tail.size - 1) + 1;
}

std::size_t Track::bytes() const {
  std::size_t slices = 0;
  for (std::size_t block = 0; block < blocks_.size(); ++block) slices += Lengths::length_of(block);
  return slices * sizeof(Slice);
}

std::size_t Track::first_ending_after(Time t) const {
  return bisect(size(), [&](std::size_t i) { return end(i) <= t; });
}

std::optional<std::size_t> Track::at(Time t) const {
  const std::size_t i = first_ending_after(t);
  if (i == size() || start(i) > t) return std::nullopt;
  return i;
}

bool operator==(const Track& a, const Track& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace interleave
