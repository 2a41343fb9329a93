#include "text/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace interleave {
namespace {

constexpr std::size_t kLongestWord = 40;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  if (a.size() > kLongestWord || b.size() > kLongestWord) {
    return std::numeric_limits<std::size_t>::max();
  }
  using Row = std::array<std::size_t, kLongestWord + 1>;
  Row older{}, above{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0u : 1u)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
    older = std::exchange(above, row);
  }
  return above[b.size()];
}

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::size_t allowed = word.size() <= 3 ? 1 : word.size() <= 7 ? 2 : 3;
  std::size_t best = allowed + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    const bool abbreviated = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t distance = abbreviated ? 1 : edit_distance(word, candidate);
    if (distance >= best || distance >= candidate.size()) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view found = closest(word, candidates);
  if (found.empty()) return "";
  return "did you mean `" + std::string(found) + "`?";
}

}  // namespace interleave
