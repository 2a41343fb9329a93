// Parts of sentences that several kinds of sentence share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "trace/phrases.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Names of one kind, of which the first three are told and the others counted: "a, b, c and 12
// more".
struct Named {
  std::vector<std::string> names;
  std::size_t count = 0;

  void add(const std::string& name);
  [[nodiscard]] std::string list() const;
};
inline constexpr std::size_t kNamed = 3;

// "a; b".
void append_clause(std::string& text, const std::string& clause);

// An instant, a length: "2.5 ms".
[[nodiscard]] std::string words_of(Time t);
[[nodiscard]] std::string words_of(Duration duration);
[[nodiscard]] std::string words_of(std::size_t number);

// "since 2 ms", "since the start".
[[nodiscard]] std::string since_words(Time t);
// "on core 1"; of a measured run "on worker 1".
[[nodiscard]] std::string place_words(const Trace& trace, std::uint32_t core);
// "chop.2", and from its second job on "chop.2 (job 1)".
[[nodiscard]] std::string job_words(const Trace& trace, JobId job);
// What is waited for: "disk", "the mutex m", "a timer".
[[nodiscard]] std::string wait_words(const Trace& trace, WaitKind kind, std::uint32_t place);

// The operation of a slice; null if it has none.
[[nodiscard]] const OperationInfo* operation_of(const Trace& trace, const Slice& slice);
// Its label, "" if it has none.
[[nodiscard]] std::string label_words(const Trace& trace, const Slice& slice);

// "The run is over after 9 ms".
[[nodiscard]] std::string how_it_ended(const Trace& trace);
// Of the jobs that had come by t: "both jobs have finished".
[[nodiscard]] std::string finished_words(const Trace& trace, Time t);

// value / 10 with one decimal, "2.4".
[[nodiscard]] std::string tenths(std::int64_t value);

}  // namespace interleave
