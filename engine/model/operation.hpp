// The operations that a task consists of. They are data, not coroutines, so that a run can be
// snapshot, replayed and explained. Two forms of the same list: as written (Quantity, in a
// Scenario) and as run (whole nanoseconds, in a RunSpec).
//
// A list is flat: a repeat is a pair of marks that point at each other, so that an operation has
// one index, which is also how a Trace and a diagnostic name it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/quantity.hpp"

namespace interleave {

// How a task waits for a device or a timer; how-it-works.md, "Ways to wait".
enum class WaitMode : std::uint8_t { blocking, polling, async };

// How long something takes, each time that it happens.
enum class Distribution : std::uint8_t { exact, uniform, exponential };

// As written ------------------------------------------------------------------------------------

struct LengthStatement {
  Distribution distribution = Distribution::exact;
  Quantity first;   // exact: the length; uniform: the least; exponential: the mean
  Quantity second;  // uniform: the most; else without nodes

  LengthStatement() = default;
  LengthStatement(Quantity exact) : first(std::move(exact)) {}
  friend bool operator==(const LengthStatement&, const LengthStatement&) = default;
};

struct CpuStatement {
  LengthStatement length;
  std::string label;
  friend bool operator==(const CpuStatement&, const CpuStatement&) = default;
};
struct IoStatement {
  std::string device;
  LengthStatement length;
  std::optional<WaitMode> wait;  // empty: whatever `waits` says
  std::string label;
  friend bool operator==(const IoStatement&, const IoStatement&) = default;
};
struct SleepStatement {
  LengthStatement length;
  std::optional<WaitMode> wait;  // empty: whatever `waits` says
  friend bool operator==(const SleepStatement&, const SleepStatement&) = default;
};
struct YieldStatement {
  friend bool operator==(const YieldStatement&, const YieldStatement&) = default;
};
// `lock unlock wait signal send receive arrive`: one verb and the name of what it is about.
enum class Verb : std::uint8_t { lock, unlock, wait, signal, send, receive, arrive };
struct CoordinationStatement {
  Verb verb = Verb::lock;
  std::string name;
  friend bool operator==(const CoordinationStatement&, const CoordinationStatement&) = default;
};
struct SpawnStatement {
  std::string task;
  std::optional<Quantity> count;  // empty: 1
  friend bool operator==(const SpawnStatement&, const SpawnStatement&) = default;
};
struct JoinStatement {
  friend bool operator==(const JoinStatement&, const JoinStatement&) = default;
};
struct RepeatStatement {
  std::optional<Quantity> count;  // empty: forever
  std::uint32_t end = 0;          // index of its EndStatement
  friend bool operator==(const RepeatStatement&, const RepeatStatement&) = default;
};
struct EndStatement {
  std::uint32_t begin = 0;  // index of its RepeatStatement
  friend bool operator==(const EndStatement&, const EndStatement&) = default;
};
using Statement =
    std::variant<CpuStatement, IoStatement, SleepStatement, YieldStatement, CoordinationStatement,
                 SpawnStatement, JoinStatement, RepeatStatement, EndStatement>;

// As run ----------------------------------------------------------------------------------------

// A length to be drawn anew for each execution; model/draws.hpp says how.
struct Length {
  Distribution distribution = Distribution::exact;
  Duration first;   // exact: the length; uniform: the least; exponential: the mean
  Duration second;  // uniform: the most, not below `first`; else 0

  constexpr Length() = default;
  constexpr Length(Duration exact) : first(exact) {}
  constexpr Length(Distribution drawn, Duration a, Duration b = {})
      : distribution(drawn), first(a), second(b) {}
  friend constexpr bool operator==(const Length&, const Length&) = default;
};

struct Cpu {
  Length length;
};
struct Io {
  DeviceId device;
  Length length;
  WaitMode wait = WaitMode::blocking;
};
struct Sleep {
  Length length;
  WaitMode wait = WaitMode::blocking;
};
struct Yield {};
// `object` is an index into RunSpec::mutexes (lock, unlock), semaphores (wait, signal), channels
// (send, receive) or barriers (arrive).
struct Coordinate {
  Verb verb = Verb::lock;
  std::uint32_t object = 0;
};
struct Spawn {
  TaskId task;             // an on-demand one
  std::int64_t count = 1;  // jobs to start, 0 allowed
};
struct Join {};
struct RepeatBegin {
  std::int64_t count = 0;  // kForever: without end
  std::uint32_t end = 0;   // index of its RepeatEnd
  static constexpr std::int64_t kForever = -1;
};
struct RepeatEnd {
  std::uint32_t begin = 0;
};
using Op = std::variant<Cpu, Io, Sleep, Yield, Coordinate, Spawn, Join, RepeatBegin, RepeatEnd>;

}  // namespace interleave
