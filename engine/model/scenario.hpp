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

// Language limits (language.md, "Errors").
inline constexpr std::size_t kMaxTextBytes = 1u << 20;
inline constexpr std::int64_t kMaxTasks = 100'000;
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
  std::vector<DeviceStatement> devices;
  std::optional<Quantity> seed;
  std::optional<HorizonStatement> horizon;
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct TaskStatement {
  std::string name;
  std::optional<Quantity> copies;    // xN; empty: one task with the bare name
  std::vector<Quantity> at;          // empty: at 0
  std::optional<Quantity> priority;  // empty: 0
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
