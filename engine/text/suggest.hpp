// "Did you mean ...?": the known word that a wrong one was probably meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace interleave {

// How many insertions, deletions, changes and swaps of neighbours lead from one word to the other,
// upper and lower case of A to Z being the same; counts bytes, and gives up (a large number) on
// words of over 40. (Optimal string alignment; Damerau 1964.)
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The closest candidate, the first of equals; empty when none is close enough to be meant.
[[nodiscard]] std::string_view closest(std::string_view word,
                                       std::span<const std::string_view> candidates);

// "did you mean `round-robin`?", or "" when nothing is close.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace interleave
