// A Program made ready to be walked: the same operations, without repeats that do nothing (0 times,
// or around nothing), so that finding the next operation takes bounded time. Steps keep the index
// of the operation that they come from, which is how traces and diagnostics name it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"

namespace interleave {

struct Step {
  enum class Kind : std::uint8_t { cpu, io, repeat, end, finish };
  static constexpr std::uint32_t kForever = 0xffff'ffff;

  Duration length;              // cpu, io; 0 to kMaxDuration
  DeviceId device;              // io
  std::uint32_t operation = 0;  // index into Program::ops
  std::uint32_t count = 0;      // repeat: at least 1, or kForever
  std::uint32_t jump = 0;       // end: the step after its repeat
  Kind kind = Kind::finish;
  WaitMode wait = WaitMode::blocking;
};

class ProgramPlan {
 public:
  // The repeats of `program` must nest properly and at most kMaxNesting deep, as resolve() makes
  // them.
  explicit ProgramPlan(const Program& program);

  // All of it, the last one being `finish`; valid as long as the plan.
  [[nodiscard]] const Step* steps() const { return steps_.data(); }
  [[nodiscard]] bool endless() const { return endless_; }

  // Of one job from begin to end, each at most kMaxDuration, which also stands for endless.
  [[nodiscard]] Duration cpu_demand() const { return cpu_demand_; }
  [[nodiscard]] Duration io_demand() const { return io_demand_; }

 private:
  void drop_empty_repeats();
  void add_up();

  std::vector<Step> steps_;  // the last one is `finish`
  Duration cpu_demand_, io_demand_;
  bool endless_ = false;
};

}  // namespace interleave
