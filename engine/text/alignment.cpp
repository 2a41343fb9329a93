#include "text/alignment.hpp"

#include <algorithm>
#include <cstdint>

namespace interleave {
namespace {

constexpr std::size_t kMostCells = 4'000'000;

class Alignment {
 public:
  Alignment(std::span<const std::string> before, std::span<const std::string> after)
      : before_(before), after_(after) {}

  std::vector<Aligned> run() {
    std::size_t head = 0, tail = 0;
    const std::size_t shorter = std::min(before_.size(), after_.size());
    while (head < shorter && before_[head] == after_[head]) ++head;
    while (tail < shorter - head &&
           before_[before_.size() - 1 - tail] == after_[after_.size() - 1 - tail]) {
      ++tail;
    }
    for (std::size_t i = 0; i < head; ++i) pair(i, i);
    align_middle(before_.size() - tail, after_.size() - tail);
    for (; tail > 0; --tail) pair(before_.size() - tail, after_.size() - tail);
    return std::move(pairs_);
  }

 private:
  // Everything up to `b` and `a` that is not yet in the result, then these two.
  void pair(std::size_t b, std::size_t a) {
    fill_gap(b, a);
    pairs_.push_back({next_before_++, next_after_++});
  }

  void fill_gap(std::size_t b, std::size_t a) {
    while (next_before_ < b && next_after_ < a) pairs_.push_back({next_before_++, next_after_++});
    while (next_before_ < b) pairs_.push_back({next_before_++, std::nullopt});
    while (next_after_ < a) pairs_.push_back({std::nullopt, next_after_++});
  }

  void align_middle(std::size_t end_before, std::size_t end_after) {
    const std::size_t first_before = next_before_, first_after = next_after_;
    const std::size_t rows = end_before - first_before, columns = end_after - first_after;
    if (rows > 0 && columns > 0 && rows <= kMostCells / columns) {
      // common[i][j]: how many can be paired behind row i and column j.
      std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);
      const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return common[i * (columns + 1) + j];
      };
      const auto equal = [&](std::size_t i, std::size_t j) {
        return before_[first_before + i] == after_[first_after + j];
      };
      for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
          cell(i, j) =
              equal(i, j) ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
        }
      }
      for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (equal(i, j)) {
          pair(first_before + i++, first_after + j++);
        } else if (cell(i + 1, j) >= cell(i, j + 1)) {
          ++i;
        } else {
          ++j;
        }
      }
    }
    fill_gap(end_before, end_after);
  }

  std::span<const std::string> before_, after_;
  std::vector<Aligned> pairs_;
  std::size_t next_before_ = 0, next_after_ = 0;
};

}  // namespace

std::vector<Aligned> align(std::span<const std::string> before,
                           std::span<const std::string> after) {
  return Alignment(before, after).run();
}

}  // namespace interleave
