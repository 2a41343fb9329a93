// One piece of a long look at a Trace: whoever has to give way in between asks for the pieces one
// after the other. What the look keeps from one piece to the next lies in the piece's memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace interleave {

class Piece {
 public:
  explicit Piece(std::size_t count) : count_(count) {}

  [[nodiscard]] bool is_first() const { return number_ == 0; }
  [[nodiscard]] bool is_last() const { return number_ + 1 == count_; }
  // On to the next one; after the last one a new look begins.
  void go_on() {
    if (is_last()) memory_.reset();
    number_ = is_last() ? 0 : number_ + 1;
  }

  // One look, by all pieces one after the other, for somebody who need not give way: a browser's
  // compiler takes its time for a function, and puts the quick one in place when it is next called.
  template <class Look>
  void all(const Look& look) {
    for (bool more = true; more; go_on()) {
      look(*this);
      more = !is_last();
    }
  }

  // Where the piece's share of `size` things begins, and where the next one's does.
  [[nodiscard]] std::size_t begin(std::size_t size) const { return mark(size, number_); }
  [[nodiscard]] std::size_t end(std::size_t size) const { return mark(size, number_ + 1); }
  // How many there are in it.
  [[nodiscard]] std::size_t share(std::size_t size) const { return end(size) - begin(size); }

  // The same for a look at two things one after the other: the first in the first half of the
  // pieces, the second in the others; in one piece, if there is no more.
  [[nodiscard]] std::size_t share_of_first(std::size_t size) const {
    return std::min(size, end(2 * size)) - std::min(size, begin(2 * size));
  }
  [[nodiscard]] bool is_last_of_first() const {
    return count_ == 1 || number_ + 1 == (count_ + 1) / 2;
  }
  [[nodiscard]] std::size_t share_of_second(std::size_t size) const {
    return std::max(size, end(2 * size)) - std::max(size, begin(2 * size));
  }

  // Made for the first piece, the same one for all others.
  template <class Memory, class... Arguments>
  Memory& memory(Arguments&&... arguments) {
    if (is_first()) memory_ = std::make_shared<Memory>(std::forward<Arguments>(arguments)...);
    return *static_cast<Memory*>(memory_.get());
  }

 private:
  // size * number / count_, without a product that is too large.
  [[nodiscard]] std::size_t mark(std::size_t size, std::size_t number) const {
    return size / count_ * number + size % count_ * number / count_;
  }

  std::size_t count_, number_ = 0;
  std::shared_ptr<void> memory_;
};

}  // namespace interleave
