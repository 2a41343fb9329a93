// The ready threads of one queue in the order of their places, for policies whose newcomers always
// go to the back: a ring that grows by doubling. Joining and leaving take constant time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/prefetch.hpp"

namespace interleave {

// A ready thread and its place. Places are numbered round and round: a run is over long before one
// is as many as 2^31 before another that is still ready.
struct Placed {
  std::uint32_t place = 0;
  ThreadId thread;

  [[nodiscard]] bool is_before(const Placed& other) const {
    return static_cast<std::int32_t>(place - other.place) < 0;
  }
};

class ReadyRing {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }

  // The ring must not be empty.
  [[nodiscard]] const Placed& front() const { return ring_[first_]; }

  void push_back(Placed placed) {
    if (size_ == ring_.size()) grow();
    ring_[(first_ + size_++) & (ring_.size() - 1)] = placed;
    prefetch(&ring_[(first_ + size_ + 4) & (ring_.size() - 1)]);
  }

  // The ring must not be empty.
  void pop_front() {
    first_ = (first_ + 1) & (ring_.size() - 1);
    --size_;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  // The i-th from the front, i below size(); beyond it is some place of the ring, if there is one.
  [[nodiscard]] const Placed& at(std::size_t i) const {
    return ring_[(first_ + i) & (ring_.size() - 1)];
  }

  // Takes the i-th out; the others keep their order.
  void erase(std::size_t i) {
    for (; i + 1 < size_; ++i) ring_[(first_ + i) & (ring_.size() - 1)] = at(i + 1);
    --size_;
  }

 private:
  void grow() {
    std::vector<Placed> larger(ring_.empty() ? 16 : ring_.size() * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
    ring_ = std::move(larger);
    first_ = 0;
  }

  std::vector<Placed> ring_;  // a power of two long
  std::size_t first_ = 0, size_ = 0;
};

}  // namespace interleave
