// The numbers of a run, computed from its Trace alone. Names and formulas: how-it-works.md,
// "Numbers"; Silberschatz, Operating System Concepts, ch. 5; Arpaci-Dusseau, OSTEP, ch. 7.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "trace/piece.hpp"
#include "trace/trace.hpp"

namespace interleave {

// turnaround = waiting + blocked + cpu + polling + switching + behind, exactly. Of a job that has
// not finished the sum reaches to where it was dropped, or to the end of the run.
struct JobMetrics {
  std::optional<Duration> response, turnaround;
  Duration waiting, cpu, polling, switching, behind;
  std::array<Duration, kWaitKinds> blocked{};  // by WaitKind; [none] stays 0
  std::int64_t preemptions = 0, migrations = 0;
  bool missed = false;  // its deadline passed before it finished
  bool dropped = false;

  [[nodiscard]] Duration blocked_total() const;
  [[nodiscard]] Duration total() const;
};

// Where a core's time went; the six add up to the makespan.
struct CoreAccount {
  Duration useful, polling, switching;
  Duration idle_ready;    // though a thread was ready somewhere
  Duration idle_waiting;  // jobs wait, for something or for a thread, or are yet to arrive
  Duration idle_done;     // no unfinished job but those on other cores
};

// A ratio as millionths, rounded half up from the exact fraction; empty when unknown.
using Millionths = std::optional<std::int64_t>;

struct DeviceMetrics {
  Duration busy;  // summed over its servers
  std::int64_t requests = 0;
  Millionths utilisation;  // busy / (servers x makespan); empty if it has no end of servers
};

// Nearest-rank statistics over finished jobs.
struct Summary {
  std::int64_t count = 0, left_out = 0;
  Millionths mean_ns_millionths;  // mean, in millionths of a nanosecond
  Duration median, p95, p99, max;
};

// How the run compares with the same tasks under `serial` on one core.
struct Scaling {
  std::optional<Duration> serial;  // their makespan, empty if they cannot finish
  Millionths speedup;              // serial / makespan
  Millionths efficiency;       // speed-up / cores; empty where a task waits for a device or timer
  Millionths serial_fraction;  // Karp and Flatt (1990): (1 / S - 1 / p) / (1 - 1 / p)
  // Why there is no serial fraction, and so no prediction: the end of a sentence; empty if there is
  // one.
  std::string_view unknown_because;
};

struct Metrics {
  Duration makespan;
  std::vector<JobMetrics> jobs;    // as Trace::jobs
  std::vector<CoreAccount> cores;  // as Trace::cores
  std::vector<DeviceMetrics> devices;
  Duration t1, tinf;  // work and span
  std::int64_t switches = 0;
  Millionths speedup;  // as in `scaling`
  Scaling scaling;
  Millionths mean_in_progress, mean_executing, fairness;
  Millionths throughput;  // finished jobs a second
  std::int64_t peak_in_progress = 0, peak_executing = 0;
  std::int64_t missed = 0, dropped = 0;  // jobs
  Summary response, turnaround, waiting;
};

// `serial_makespan`: of the same tasks under `serial` on one core, empty if that cannot finish.
[[nodiscard]] Metrics measure(const Trace& trace, std::optional<Duration> serial_makespan);

// The jobs of one task, or of all tasks of one `xN` statement, taken together.
struct TaskMetrics {
  std::string name;
  std::int64_t jobs = 0, finished = 0, missed = 0, dropped = 0;
  std::int64_t preemptions = 0, migrations = 0;
  Duration cpu, polling, switching, behind;  // sums over the jobs
  std::array<Duration, kWaitKinds> blocked{};
  Summary response, turnaround, waiting;
};
[[nodiscard]] std::vector<TaskMetrics> measure_tasks(const Trace& trace, const Metrics& metrics);
// In the order of the statements, those without a task left out.
[[nodiscard]] std::vector<TaskMetrics> measure_groups(const Trace& trace, const Metrics& metrics);

// What Amdahl (1967) predicts for the speed-up of the same work on `cores` cores, and Gustafson
// (1988) for work that grows with them; empty if scaling.serial_fraction is. Both agree with the
// run on its own number of cores.
[[nodiscard]] Millionths predicted_by_amdahl(const Metrics& metrics, std::int64_t cores);
[[nodiscard]] Millionths predicted_by_gustafson(const Metrics& metrics, std::int64_t cores);

// A step function of time: value[i] holds from at[i] to at[i+1]. at[0] is 0; neighbours differ.
struct StepCurve {
  std::vector<Time> at;
  std::vector<std::int64_t> value;
  [[nodiscard]] std::int64_t value_at(Time t) const;
};

[[nodiscard]] StepCurve tasks_in_progress(const Trace& trace);  // started and unfinished
[[nodiscard]] StepCurve tasks_executing(const Trace& trace);    // on a core, state running

[[nodiscard]] std::int64_t peak_of(const StepCurve& curve);

// measure() with pauses, for a Trace so long that somebody waits meanwhile: first piece after piece
// what the lanes say and what the cores say (core_account.hpp), then the rest in so many steps. But
// for the two peaks, which are those of the curves, `metrics` is then whole.
void measure_lanes(const Trace& trace, Metrics& metrics, Piece& piece);
inline constexpr std::size_t kMeasureSteps = 3;
void measure_rest(const Trace& trace, std::optional<Duration> serial_makespan, Metrics& metrics,
                  std::size_t step);
// In how many pieces measure() and check() look at it themselves.
[[nodiscard]] std::size_t pieces_of(const Trace& trace);

}  // namespace interleave
