// Texts for property tests: valid ones written in every way the language allows, and mutations of
// them. Equal seeds give equal texts on every platform.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to sides - 1.
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(engine_() % sides); }
  bool chance(std::size_t one_in) { return roll(one_in) == 0; }
  template <class Choices>
  auto pick(const Choices& choices) {
    return *(std::begin(choices) + static_cast<std::ptrdiff_t>(roll(std::size(choices))));
  }

 private:
  std::mt19937_64 engine_;
};

// The seed of this run of the tests: fixed, unless INTERLEAVE_PROPERTY_SEED says otherwise.
[[nodiscard]] std::uint64_t property_seed();

// A scenario without an error.
[[nodiscard]] std::string generated_text(Dice& dice);

// The text with some bytes, words or lines removed, doubled, swapped or replaced.
[[nodiscard]] std::string mutated(std::string text, Dice& dice);

// The scenarios of the repository.
[[nodiscard]] std::vector<std::string> repository_texts();

}  // namespace interleave
