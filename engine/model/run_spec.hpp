// A RunSpec is one run, ready to simulate or to execute: one variant of a Scenario with the knobs
// set, `xN` spelled out, every quantity a whole number. resolve() makes it and checks all that
// can only be known then: ranges, limits, unknown devices, endless tasks without a horizon.
//
// Tasks of one group share a Program. Names and labels are kept for the Trace.
#pragma once

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

struct Machine {
  std::int64_t cores = 1;  // 1 to kMaxCores
  std::vector<DeviceSpec> devices;
};

struct PolicySpec {
  enum class Requeue : std::uint8_t { arrivals_first, preempted_first };
  PolicyKind kind = PolicyKind::round_robin;
  Duration quantum{10'000'000};  // of policies that have one; > 0
  Requeue requeue = Requeue::arrivals_first;
  bool after_io_preempts = false;  // fifo: `after-io preempt`
};

struct TaskSpec {
  std::string name;  // `NAME` or `NAME.k`
  ProgramId program;
  std::vector<Time> at;  // ascending, at least one: one job at each
  std::int64_t priority = 0;
  std::uint32_t statement = 0;  // index into Scenario::tasks
};

struct RunSpec {
  std::string variant;  // "" for an unnamed run
  Machine machine;
  RuntimeModel model = RuntimeModel::threads;
  PolicySpec policy;
  std::vector<Program> programs;
  std::vector<TaskSpec> tasks;  // in the order of the text, groups in the order of k
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
    operation_value,  // the length of a cpu or io, the count of a repeat
    io_device,        // the device that an io names
    parameter_value,  // the literal after `=`
    servers           // of a device
  };
  static constexpr std::uint32_t kStatement = 0xffff'ffff;  // a policy's name, not an argument

  Part part = Part::whole;
  std::optional<std::uint32_t> variant;
  std::uint32_t item = 0;       // parameter, device or task index; policy: argument or kStatement
  std::uint32_t operation = 0;  // within task `item`; for `at`: which of the list
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
