// What the reader plays: guessing a schedule before it is shown, or being the scheduler. Plain
// values, changed by app/plays.hpp and drawn by the play panel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/metrics.hpp"

namespace interleave {

// Tasks whose order of finish can be guessed; with more of them only the makespan is asked for.
inline constexpr std::size_t kMostGuessed = 9;

struct Prediction {
  enum class Phase : std::uint8_t { off, guessing, revealed };
  Phase phase = Phase::off;
  std::uint32_t run = 0;             // that is hidden, or was
  std::vector<std::string> names;    // to be put in order; of each task with a job
  std::vector<std::uint32_t> order;  // indices into `names`: first to finish, second, ...
  Duration longest;                  // the scale of the makespan's guess; tells nothing
  std::optional<Duration> makespan;  // as guessed
  std::string verdict;               // once revealed

  [[nodiscard]] bool guessing() const { return phase == Phase::guessing; }
};

// How one policy does on the reader's tasks.
struct Standing {
  std::string policy;  // "you" for the reader
  bool mine = false;
  bool completed = false;  // else there are no numbers
  Duration makespan;
  Millionths turnaround, waiting;  // means, millionths of a nanosecond
};

struct ManualPlay {
  struct Option {
    std::string name;  // "a", or "a, job 2"
    TaskId task;
    CoreId core;  // that it would run on
  };
  bool on = false;
  std::uint32_t run = 0;        // whose tasks and machine are played
  Time at;                      // of the decision
  std::vector<Option> options;  // who is ready; empty: nothing is asked at present
  std::size_t decisions = 0;    // so far
  bool ended = false;
  Duration quantum;  // after which the reader is asked again; 0: only when a core is free
  std::vector<Standing> standings;  // the best mean turnaround first; grows once it has ended
};

// "Core 0 is free at 10 ms: who runs, a or b?"; only while there are options.
[[nodiscard]] std::string decision_sentence(const ManualPlay& manual);

}  // namespace interleave
