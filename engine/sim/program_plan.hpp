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
  enum class Kind : std::uint8_t {
    cpu,
    io,
    sleep,
    yield,
    lock,
    unlock,
    wait,
    signal,
    send,
    receive,
    arrive,
    spawn,
    join,
    repeat,
    end,
    finish
  };
  static constexpr std::uint32_t kForever = 0xffff'ffff;

  Duration length;              // cpu, io, sleep; 0 to kMaxDuration; drawn ones: the first figure
  Duration second;              // of a uniform length
  DeviceId device;              // io
  std::uint32_t object = 0;     // lock to arrive: index of what they name; spawn: the TaskId
  std::uint32_t operation = 0;  // index into Program::ops
  std::uint32_t count = 0;      // repeat and its end: at least 1, or kForever; spawn: how many
  std::uint32_t jump = 0;       // end: the step after its repeat; repeat: its end
  Kind kind = Kind::finish;
  WaitMode wait = WaitMode::blocking;
  Distribution distribution = Distribution::exact;
  bool pure = false;  // repeat: nothing in it ends a burst or is drawn; `length` is then the cpu
                      // time of one round, as it is of its end

  [[nodiscard]] Length drawn_length() const { return {distribution, length, second}; }
};

// Whether a burst ends where such an operation begins (how-it-works.md, "Policies").
[[nodiscard]] constexpr bool ends_burst(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::cpu:
    case Step::Kind::yield:
    case Step::Kind::unlock:
    case Step::Kind::signal:
    case Step::Kind::spawn:
    case Step::Kind::repeat:
    case Step::Kind::end: return false;
    default: return true;
  }
}

class ProgramPlan {
 public:
  // The repeats of `program` must nest properly and at most kMaxNesting deep, as resolve() makes
  // them.
  explicit ProgramPlan(const Program& program);

  // All of it, the last one being `finish`; valid as long as the plan.
  [[nodiscard]] const Step* steps() const { return steps_.data(); }
  [[nodiscard]] bool endless() const { return endless_; }
  // Whether some length is drawn at random: the demands below then count drawn ones as 0.
  [[nodiscard]] bool draws() const { return draws_; }
  // Whether it consists of cpu, io, sleep and repeat alone.
  [[nodiscard]] bool plain() const { return plain_; }

  // Of one job from begin to end (io: with its sleeps), each at most kMaxDuration, which also
  // stands for endless.
  [[nodiscard]] Duration cpu_demand() const { return cpu_demand_; }
  [[nodiscard]] Duration io_demand() const { return io_demand_; }

 private:
  void drop_empty_repeats();
  void add_up();
  void close_repeat(std::size_t begin, std::size_t end, Duration cpu, bool pure);

  std::vector<Step> steps_;  // the last one is `finish`
  Duration cpu_demand_, io_demand_;
  bool endless_ = false, draws_ = false, plain_ = true;
};

}  // namespace interleave
