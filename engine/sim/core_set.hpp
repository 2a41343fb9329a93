// A set of cores, a bit each, all in place. All questions cost at most one step for every 64 cores.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/ids.hpp"
#include "model/scenario.hpp"

namespace interleave {

class CoreSet {
 public:
  // Of at most kMaxCores.
  explicit CoreSet(std::size_t cores) : word_count_((cores + 63) / 64) {}

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

  [[nodiscard]] bool any() const { return lowest().valid(); }
  [[nodiscard]] bool has(CoreId core) const { return (word_of(core) & bit(core)) != 0; }
  void add(CoreId core) { words_[core.index() / 64] |= bit(core); }
  void remove(CoreId core) { words_[core.index() / 64] &= ~bit(core); }

  // The lowest core; none if the set is empty.
  [[nodiscard]] CoreId lowest() const { return lowest_common(*this); }

  // The lowest core that is in both; none if there is none.
  [[nodiscard]] CoreId lowest_common(const CoreSet& other) const {
    std::size_t word = 0;
    do {
      const std::uint64_t both = words_[word] & other.words_[word];
      if (both != 0) {
        return make_id<CoreId>(word * 64 + static_cast<std::size_t>(std::countr_zero(both)));
      }
    } while (++word < word_count_);
    return {};
  }

 private:
  static std::uint64_t bit(CoreId core) { return std::uint64_t{1} << (core.index() % 64); }
  [[nodiscard]] std::uint64_t word_of(CoreId core) const { return words_[core.index() / 64]; }

  std::size_t word_count_;
  std::array<std::uint64_t, static_cast<std::size_t>(kMaxCores) / 64> words_{};
};

}  // namespace interleave
