// Which cores have nobody: a bit each. All questions cost at most one step for every 64 cores.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"

namespace interleave {

class IdleCores {
 public:
  explicit IdleCores(std::size_t cores) : words_((cores + 63) / 64, 0), count_(0) {
    for (std::size_t i = 0; i < cores; ++i) add(make_id<CoreId>(i));
  }

  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] bool has(CoreId core) const {
    return (words_[core.index() / 64] >> (core.index() % 64) & 1) != 0;
  }
  // The lowest idle core; there must be one.
  [[nodiscard]] CoreId lowest() const {
    std::size_t word = 0;
    while (words_[word] == 0) ++word;
    return make_id<CoreId>(word * 64 + static_cast<std::size_t>(std::countr_zero(words_[word])));
  }
  void add(CoreId core) {
    words_[core.index() / 64] |= bit(core);
    ++count_;
  }
  void remove(CoreId core) {
    words_[core.index() / 64] &= ~bit(core);
    --count_;
  }

 private:
  static std::uint64_t bit(CoreId core) { return std::uint64_t{1} << (core.index() % 64); }

  std::vector<std::uint64_t> words_;
  std::size_t count_;
};

}  // namespace interleave
