// A scheduler without any cleverness, to compare the simulation with: it looks at everything at
// every nanosecond, in the order that the model gives for one instant. For every policy, with one
// thread a task, blocking waits and one global queue. Written from the model's text, with no code
// of the simulation but the input types.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/run_spec.hpp"

namespace interleave {

struct NaiveSlice {
  std::int64_t core, task, job, start, end;
  friend bool operator==(const NaiveSlice&, const NaiveSlice&) = default;
};

struct NaiveJob {
  std::int64_t task, job, arrival;
  std::optional<std::int64_t> start, finish;
  friend bool operator==(const NaiveJob&, const NaiveJob&) = default;
};

struct NaiveRun {
  std::vector<NaiveSlice> slices;  // by core, then by time
  std::vector<NaiveJob> jobs;      // by task, then by job
  std::int64_t end = 0;
  bool completed = false;
};

[[nodiscard]] NaiveRun run_naively(const RunSpec& spec);

}  // namespace interleave
