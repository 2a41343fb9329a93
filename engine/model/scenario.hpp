// A Scenario is what a text says: everything that parse() understood, in value types that compare
// equal when they mean the same. It knows no positions and no comments (text/parse.hpp keeps the
// positions beside it), and its quantities are still symbolic.
//
// A setting is `std::optional`: empty means "not said", which in a variant means "as the common
// one" and in the common block the language's default. model/run_spec.hpp applies these rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/operation.hpp"
#include "model/quantity.hpp"

namespace interleave {

// Language limits (language.md, "Limits").
inline constexpr std::size_t kMaxTextBytes = 1u << 20;
inline constexpr std::int64_t kMaxTasks = 100'000;
inline constexpr std::int64_t kMaxJobs = 1'000'000;  // that a text makes by itself
inline constexpr std::int64_t kMaxOperations = 1'000'000;
inline constexpr std::size_t kMaxNesting = 16;
inline constexpr std::size_t kMaxParameters = 32;
inline constexpr std::size_t kMaxVariants = 8;
inline constexpr std::int64_t kMaxCores = 1'024;
inline constexpr std::uint64_t kDefaultEventBudget = 50'000'000;

// A knob: `param brew = 30ms from 5ms to 100ms step 5ms "Brewing time"`.
struct Parameter {
  std::string name;
  Scalar value;
  std::optional<Scalar> from, to, step;  // from and to come together
  std::string label;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

enum class RuntimeModel : std::uint8_t { serial, threads, processes, event_loop, pool, green };

struct ModelStatement {
  RuntimeModel kind = RuntimeModel::threads;
  std::optional<Quantity> threads;  // pool N, green N
  friend bool operator==(const ModelStatement&, const ModelStatement&) = default;
};

enum class PolicyKind : std::uint8_t {
  fifo,
  sjf,
  srtf,
  hrrn,
  round_robin,
  priority,
  mlfq,
  lottery,
  stride,
  vtime,
  cfs,
  eevdf,
  edf,
  rm,
  llf,
  random,
  manual
};

// One `KEY [VALUE{,VALUE}]` of a policy, in the order written; values are quantities or words.
struct PolicyArgument {
  std::string key;
  std::vector<Quantity> values;
  std::string word;  // e.g. `preempted-first`; then values is empty
  friend bool operator==(const PolicyArgument&, const PolicyArgument&) = default;
};

struct PolicyStatement {
  PolicyKind kind = PolicyKind::round_robin;
  std::vector<PolicyArgument> arguments;
  friend bool operator==(const PolicyStatement&, const PolicyStatement&) = default;
};

struct DeviceStatement {
  std::string name;
  std::optional<Quantity> servers;
  bool unlimited = false;
  friend bool operator==(const DeviceStatement&, const DeviceStatement&) = default;
};

enum class MutexProtocol : std::uint8_t { plain, inherit, pcp, ceiling, non_preemptive };

struct MutexStatement {
  std::string name;
  MutexProtocol protocol = MutexProtocol::plain;
  friend bool operator==(const MutexStatement&, const MutexStatement&) = default;
};
struct SemaphoreStatement {
  std::string name;
  Quantity count;
  friend bool operator==(const SemaphoreStatement&, const SemaphoreStatement&) = default;
};
struct ChannelStatement {
  std::string name;
  std::optional<Quantity> capacity;  // empty: 0, unless unlimited
  bool unlimited = false;
  friend bool operator==(const ChannelStatement&, const ChannelStatement&) = default;
};
struct BarrierStatement {
  std::string name;
  Quantity parties;
  friend bool operator==(const BarrierStatement&, const BarrierStatement&) = default;
};

// `interpreter-lock [interval D]` or `interpreter-lock off`.
struct InterpreterLockStatement {
  bool on = true;
  std::optional<Quantity> interval;  // empty: 5 ms
  friend bool operator==(const InterpreterLockStatement&,
                         const InterpreterLockStatement&) = default;
};

struct QueuesStatement {
  bool per_core = false;
  bool steal = false;
  friend bool operator==(const QueuesStatement&, const QueuesStatement&) = default;
};

// What costs time of a core; how-it-works.md, "Costs". In the order of the canonical form.
enum class CostKind : std::uint8_t {
  switch_thread,
  process_switch,
  task_switch,
  spawn,
  process_spawn,
  migrate,
  poll,
  message
};
inline constexpr std::size_t kCostKinds = 8;

struct CostStatement {
  enum class Base : std::uint8_t { unsaid, none, typical };  // unsaid is none
  struct Item {
    CostKind kind = CostKind::switch_thread;
    Quantity cost;
    friend bool operator==(const Item&, const Item&) = default;
  };
  Base base = Base::unsaid;
  std::vector<Item> items;
  friend bool operator==(const CostStatement&, const CostStatement&) = default;
};

// `horizon none` is said and lifts a common one; hence not merely an optional Quantity.
struct HorizonStatement {
  std::optional<Quantity> at;
  friend bool operator==(const HorizonStatement&, const HorizonStatement&) = default;
};

// What may stand in the common block and in a variant.
struct Settings {
  std::optional<Quantity> cores;
  std::optional<ModelStatement> model;
  std::optional<PolicyStatement> policy;
  std::optional<InterpreterLockStatement> interpreter_lock;
  std::optional<WaitMode> waits;
  std::optional<QueuesStatement> queues;
  std::optional<CostStatement> cost;
  std::vector<DeviceStatement> devices;
  std::vector<MutexStatement> mutexes;
  std::vector<SemaphoreStatement> semaphores;
  std::vector<ChannelStatement> channels;
  std::vector<BarrierStatement> barriers;
  std::optional<Quantity> seed;
  std::optional<HorizonStatement> horizon;
  friend bool operator==(const Settings&, const Settings&) = default;
};

// `deadline D [drop]` or `deadline none`.
struct DeadlineStatement {
  std::optional<Quantity> after;  // empty: none
  bool drop = false;
  friend bool operator==(const DeadlineStatement&, const DeadlineStatement&) = default;
};

struct TaskStatement {
  std::string name;
  std::optional<Quantity> copies;             // xN; empty: one task with the bare name
  std::vector<Quantity> at;                   // empty: at 0
  std::optional<LengthStatement> apart;       // empty: all copies at once
  std::vector<std::string> after;             // names of tasks, groups, or one of a group
  std::optional<LengthStatement> every;       // empty: not periodic
  std::optional<Quantity> count;              // of `every`; empty: without end
  std::optional<DeadlineStatement> deadline;  // empty: the period with `every`, else none
  std::optional<Quantity> priority;           // empty: 0
  std::optional<Quantity> nice;               // empty: 0
  std::optional<Quantity> tickets;            // empty: 100
  std::vector<Quantity> pin;                  // empty: all cores
  bool on_demand = false;
  std::vector<std::string> in;  // names of variants; empty: all
  std::vector<Statement> body;
  friend bool operator==(const TaskStatement&, const TaskStatement&) = default;
};

struct Variant {
  std::string name;
  Settings settings;
  friend bool operator==(const Variant&, const Variant&) = default;
};

struct Scenario {
  std::string title;
  std::vector<std::string> notes;
  std::vector<Parameter> parameters;
  Settings settings;
  std::vector<TaskStatement> tasks;
  std::vector<Variant> variants;  // empty: one unnamed run of the common settings
  friend bool operator==(const Scenario&, const Scenario&) = default;

  [[nodiscard]] std::size_t run_count() const { return variants.empty() ? 1 : variants.size(); }
};

}  // namespace interleave
