// A set of cores, a bit each. All questions cost at most one step for every 64 cores.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.hpp"

namespace interleave {

class CoreSet {
 public:
  explicit CoreSet(std::size_t cores) : words_((cores + 63) / 64, 0) {}

  static CoreSet all(std::size_t cores) {
    CoreSet set{cores};
    for (std::size_t i = 0; i < cores; ++i) set.add(make_id<CoreId>(i));
    return set;
  }
  static CoreSet of(std::size_t cores, std::span<const CoreId> members) {
    CoreSet set{cores};
    for (const CoreId core : members) set.add(core);
    return set;
  }

  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] bool has(CoreId core) const {
    return (words_[core.index() / 64] >> (core.index() % 64) & 1) != 0;
  }
  void add(CoreId core) {
    if (has(core)) return;
    words_[core.index() / 64] |= bit(core);
    ++count_;
  }
  void remove(CoreId core) {
    if (!has(core)) return;
    words_[core.index() / 64] &= ~bit(core);
    --count_;
  }

  // The lowest core; none if the set is empty.
  [[nodiscard]] CoreId lowest() const { return lowest_common(*this); }

  // The lowest core that is in both; none if there is none.
  [[nodiscard]] CoreId lowest_common(const CoreSet& other) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      const std::uint64_t both = words_[word] & other.words_[word];
      if (both != 0) {
        return make_id<CoreId>(word * 64 + static_cast<std::size_t>(std::countr_zero(both)));
      }
    }
    return {};
  }

 private:
  static std::uint64_t bit(CoreId core) { return std::uint64_t{1} << (core.index() % 64); }

  std::vector<std::uint64_t> words_;
  std::size_t count_ = 0;
};

}  // namespace interleave
