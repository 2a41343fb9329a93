// What many runs of one scenario have come to: curves over the values of a knob, outcomes over
// seeds. Plain values, filled by app/studies.hpp and read by the panels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/scenario.hpp"
#include "trace/metrics.hpp"

namespace interleave {

enum class Figure : std::uint8_t { makespan, speedup, p99, misses };
inline constexpr std::array kFigures{Figure::makespan, Figure::speedup, Figure::p99,
                                     Figure::misses};
[[nodiscard]] std::string_view name_of(Figure figure);   // "makespan", "speedup", "p99", "misses"
[[nodiscard]] std::string_view label_of(Figure figure);  // for people
[[nodiscard]] std::string_view short_label_of(Figure figure);

// One run of many: the numbers that are drawn.
struct Sample {
  bool known = false;                     // it came to an end of its own, and not by an error
  bool completed = false;                 // by finishing all that was to be done
  bool waits = false;                     // somebody waited for a device or a timer
  Duration makespan, p99;                 // p99 of the turnaround
  std::int64_t finished = 0, misses = 0;  // jobs
  Millionths speedup;
  Duration work, span;  // Metrics::t1, tinf
  friend bool operator==(const Sample&, const Sample&) = default;
};

// Nanoseconds, millionths or a count; empty where this run does not have it.
[[nodiscard]] std::optional<std::int64_t> value_of(const Sample& sample, Figure figure);
// "12.5 ms", "2.41 ×", "3".
[[nodiscard]] std::string figure_text(Figure figure, std::int64_t value);

// What can be swept: a knob, or a setting of the text (`cores`, `quantum`).
struct Axis {
  std::string name;   // as the text and the command line say it
  std::string label;  // for people
  std::vector<Scalar> values;
  friend bool operator==(const Axis&, const Axis&) = default;
};

enum class StudyKind : std::uint8_t { curves, outcomes };

// How far a study has come.
struct StudyProgress {
  std::size_t done = 0, total = 0;  // runs
  bool running = false;
  bool cancelled = false;  // by the reader; it stays so until something changes or he asks again
};

struct Curves {
  std::vector<Axis> axes;  // those of the good text; the first is the one to begin with
  std::string axis;        // the name of the chosen one; the first where there is no such
  Axis shown;              // what the samples are over
  std::vector<std::vector<Sample>> samples;  // by run, then by value; shorter while under way
  StudyProgress progress;
  std::string note;  // why there is nothing to be seen, "" otherwise
};

inline constexpr std::int64_t kFewestSeeds = 10, kMostSeeds = 2000;

struct Outcomes {
  std::int64_t seeds = 200;     // 1 to this
  std::uint32_t run = 0;        // that the samples are of
  std::vector<Sample> samples;  // of seed 1, 2, ...; shorter while under way
  StudyProgress progress;
  std::string note;
};

// The named runs in the order of a figure: which seed gave the least, the middle, the worst.
struct OutcomeSummary {
  std::vector<std::int64_t> values;        // ascending, of the runs that have one
  std::int64_t p50 = 0, p95 = 0, p99 = 0;  // nearest rank
  std::int64_t worst_seed = 0;             // the first of the largest (of a speed-up: the least)
  std::int64_t worst = 0;
  std::size_t left_out = 0;  // runs without a value
};
// Empty without a single value.
[[nodiscard]] std::optional<OutcomeSummary> summary_of(const Outcomes& outcomes, Figure figure);

}  // namespace interleave
