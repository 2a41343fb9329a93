#include "base/words.hpp"

#include <algorithm>
#include <cstddef>

#include "base/format.hpp"

namespace interleave {
namespace {

std::string_view other_language;

}  // namespace

void speak(std::string_view lines) { other_language = lines; }

bool speaks_english() { return other_language.empty(); }

std::string_view translated(std::string_view english) {
  std::size_t low = 0, high = other_language.size();  // where lines begin
  while (low < high) {
    std::size_t line = low + (high - low) / 2;
    while (line > low && other_language[line - 1] != '\n') --line;
    const std::size_t end = std::min(other_language.find('\n', line), other_language.size());
    const std::string_view entry = other_language.substr(line, end - line);
    const std::size_t tab = std::min(entry.find('\t'), entry.size());
    const int order = english.compare(entry.substr(0, tab));
    if (order == 0 && tab < entry.size()) return entry.substr(tab + 1);
    if (order < 0) {
      high = line;
    } else {
      low = end + 1;
    }
  }
  return english;
}

std::string say(std::string_view english) { return std::string(translated(english)); }

std::string say(std::string_view english, std::initializer_list<std::string> places) {
  const std::string_view pattern = translated(english);
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      text += pattern[i];
      continue;
    }
    const std::size_t end = pattern.find('}', i);
    if (end == std::string_view::npos || end == i + 1) break;
    const std::string_view place = pattern.substr(i + 1, end - i - 1);
    const auto number = static_cast<std::size_t>(place[0] - '0');
    std::string_view value;
    if (number < places.size()) value = places.begin()[number];
    if (place.size() > 1) {
      const std::size_t bar = place.find('|', 2);
      value = value == "1" ? place.substr(2, bar - 2) : place.substr(bar + 1);
    }
    text += value;
    i = end;
  }
  return text;
}

std::string say(std::string_view english, std::int64_t number) {
  return say(english, {to_text(number)});
}

}  // namespace interleave
