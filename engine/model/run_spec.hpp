// A RunSpec is one run, ready to simulate or to execute: one variant of a Scenario with the knobs
// set, `xN` spelled out, every quantity a whole number. resolve() makes it and checks all that
// can only be known then: ranges, limits, unknown names, endless tasks without a horizon, mutexes
// locked twice or never unlocked.
//
// Tasks of one group share a Program. Names and labels are kept for the Trace.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "model/operation.hpp"
#include "model/scenario.hpp"

namespace interleave {

struct Program {
  std::vector<Op> ops;
  std::vector<std::string> labels;  // as long as ops; "" where none
};

struct DeviceSpec {
  std::string name;
  std::int64_t servers = 1;  // kUnlimited: as many as ask
  static constexpr std::int64_t kUnlimited = 0;
};

struct MutexSpec {
  std::string name;
  MutexProtocol protocol = MutexProtocol::plain;
};
struct SemaphoreSpec {
  std::string name;
  std::int64_t count = 0;  // at the start
};
struct ChannelSpec {
  std::string name;
  std::int64_t capacity = 0;  // kUnlimited: a send never waits
  static constexpr std::int64_t kUnlimited = -1;
};
struct BarrierSpec {
  std::string name;
  std::int64_t parties = 1;  // at least 1
};

struct CostSpec {
  std::array<Duration, kCostKinds> of{};  // by CostKind
  [[nodiscard]] Duration operator[](CostKind kind) const {
    return of[static_cast<std::size_t>(kind)];
  }
};

struct Machine {
  std::int64_t cores = 1;  // 1 to kMaxCores
  std::vector<DeviceSpec> devices;
  CostSpec cost;
};

// One policy with all its parameters; those of other policies keep their defaults.
struct PolicySpec {
  enum class Requeue : std::uint8_t { arrivals_first, preempted_first };
  enum class AfterIo : std::uint8_t { back, preempt, front };
  PolicyKind kind = PolicyKind::round_robin;
  Duration quantum{10'000'000};  // > 0; `priority`: 0 for none
  Requeue requeue = Requeue::arrivals_first;
  AfterIo after_io = AfterIo::back;        // fifo: back, preempt; mlfq: back, front
  bool cooperative = false;                // priority
  Duration aging{};                        // priority; 0: none
  bool ties_by_index = false;              // edf, rm, priority
  std::vector<Duration> quanta{};          // mlfq: of each level, highest first; at least one
  std::vector<std::int64_t> allotments{};  // mlfq: quanta at each level, as long as `quanta`
  Duration boost{};                        // mlfq; 0: never
  bool on_io_reset = false;                // mlfq
  std::vector<std::int64_t> draws{};       // lottery: given draws; then (and else) the seed's
  Duration slice{20'000'000};              // vtime, eevdf (3 ms by default)
  Duration latency{6'000'000};             // cfs
  Duration granularity{750'000};           // cfs
  Duration tick{1'000'000};                // llf; > 0
  bool per_core = false;                   // queues per-core
  bool steal = false;
};

// Tasks first..first+count-1, neighbours in RunSpec::tasks.
struct TaskRange {
  TaskId first;
  std::uint32_t count = 1;
};

struct TaskSpec {
  std::string name;  // `NAME` or `NAME.k`
  ProgramId program;
  std::vector<Time> at;  // ascending, at least one: one job at each; with `every` exactly one;
                         // `apart` is added already; of an on-demand task empty
  std::int64_t priority = 0;
  std::uint32_t statement = 0;         // index into Scenario::tasks
  std::uint32_t copy = 0;              // which of `xN`, from 0
  std::int64_t nice = 0;               // -20 to 19
  std::int64_t tickets = 100;          // 1 to 10000
  std::optional<Length> every{};       // the gap from one release to the next
  std::int64_t count = 0;              // of `every`: how many jobs; kEndless
  std::optional<Duration> deadline{};  // relative to each release
  bool drop = false;                   // at its deadline an unfinished job is given up
  bool on_demand = false;
  std::uint32_t pins = 0;   // index into RunSpec::pin_sets
  std::uint32_t after = 0;  // index into RunSpec::prerequisites
  static constexpr std::int64_t kEndless = -1;
};

struct RunSpec {
  std::string variant;  // "" for an unnamed run
  Machine machine;
  RuntimeModel model = RuntimeModel::threads;
  std::int64_t threads = 1;                  // pool N, green N
  std::optional<Duration> interpreter_lock;  // the interval, if there is such a lock
  PolicySpec policy;
  std::vector<MutexSpec> mutexes;
  std::vector<SemaphoreSpec> semaphores;
  std::vector<ChannelSpec> channels;
  std::vector<BarrierSpec> barriers;
  std::vector<Program> programs;  // one a task statement; without operations if not in this variant
  std::vector<TaskSpec> tasks;    // in the order of the text, groups in the order of k
  std::vector<std::vector<CoreId>> pin_sets{{}};          // ascending; [0] is empty: all cores
  std::vector<std::vector<TaskRange>> prerequisites{{}};  // `after`; [0] is empty: none
  std::int64_t seed = 1;
  std::optional<Duration> horizon;
};

// Names the part of the Scenario that a problem lies in; text/parse.hpp turns it into a line and
// a column. `variant` is empty for a common setting.
struct ScenarioPlace {
  enum class Part : std::uint8_t {
    whole,
    parameter,
    cores,
    model,
    policy,
    device,
    seed,
    horizon,
    task,
    copies,
    at,
    priority,
    operation,
    variant,
    operation_value,  // the length of a cpu, io or sleep, the count of a repeat or spawn
    operation_name,   // the device, mutex, task ... that an operation names
    parameter_value,  // the literal after `=`
    servers,          // of a device
    threads,          // of `pool` and `green`
    interpreter_lock,
    waits,
    queues,
    cost,
    mutex,
    semaphore,
    semaphore_count,
    channel,
    capacity,
    barrier,
    parties,
    apart,
    after,
    every,
    count,
    deadline,
    nice,
    tickets,
    pin,
    on_demand,
    in
  };
  static constexpr std::uint32_t kStatement = 0xffff'ffff;  // what is said first, no argument

  Part part = Part::whole;
  std::optional<std::uint32_t> variant;
  // Which parameter, device, mutex ... or task; policy and cost: which argument, or kStatement.
  std::uint32_t item = 0;
  std::uint32_t operation = 0;  // within task `item`; of at, after, pin, in: which of the list
};

struct Problem {
  ScenarioPlace place;
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string hint;
};

// `variant` counts from 0, below scenario.run_count(). `knobs` holds a value for each parameter in
// order, or is empty for the values of the text; a knob outside its `from`..`to` is a problem.
[[nodiscard]] Result<RunSpec, std::vector<Problem>> resolve(const Scenario& scenario,
                                                            std::size_t variant,
                                                            std::span<const Scalar> knobs = {});

}  // namespace interleave
