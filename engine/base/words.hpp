// Text for people, in their language. What the sources say is plain English, and the key under
// which another language has its own; with no other language handed over all is as the sources have
// it. Which language that is, is the one thing that a whole program shares: a page says it once,
// before the first word, so that a sentence need not be told it by everybody who wants one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace interleave {

// The other language, line by line: the English, a tab, its own words; sorted by the bytes of the
// English. Must live on; "" for English. Lines of another form are passed over.
void speak(std::string_view lines);
[[nodiscard]] bool speaks_english();

// The same text in the reader's language; itself where that has none.
[[nodiscard]] std::string_view translated(std::string_view english);

// Says only that `english` is for `translated` elsewhere; the check of the table looks for it
// (tools/web/strings.mjs).
[[nodiscard]] constexpr std::string_view translatable(std::string_view english) { return english; }

// The same, as a text of its own.
[[nodiscard]] std::string say(std::string_view english);

// A sentence in the reader's language, with what stands in its places: {0} is the first of
// `places`, and {0|was|were} the first word where that is 1, else the second. A place that is not
// there is empty.
[[nodiscard]] std::string say(std::string_view english, std::initializer_list<std::string> places);
// The same with one number.
[[nodiscard]] std::string say(std::string_view english, std::int64_t number);

}  // namespace interleave
