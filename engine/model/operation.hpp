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
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/quantity.hpp"

namespace interleave {

// How a task waits for a device or a timer; model.md, "Ways to wait".
enum class WaitMode : std::uint8_t { blocking, polling, async };

// As written ------------------------------------------------------------------------------------

struct CpuStatement {
  Quantity length;
  std::string label;
  friend bool operator==(const CpuStatement&, const CpuStatement&) = default;
};
struct IoStatement {
  std::string device;
  Quantity length;
  std::optional<WaitMode> wait;  // empty: whatever `waits` says
  std::string label;
  friend bool operator==(const IoStatement&, const IoStatement&) = default;
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
using Statement = std::variant<CpuStatement, IoStatement, RepeatStatement, EndStatement>;

// As run ----------------------------------------------------------------------------------------

struct Cpu {
  Duration length;
};
struct Io {
  DeviceId device;
  Duration length;
  WaitMode wait = WaitMode::blocking;
};
struct RepeatBegin {
  std::int64_t count = 0;  // kForever: without end
  std::uint32_t end = 0;   // index of its RepeatEnd
  static constexpr std::int64_t kForever = -1;
};
struct RepeatEnd {
  std::uint32_t begin = 0;
};
using Op = std::variant<Cpu, Io, RepeatBegin, RepeatEnd>;

}  // namespace interleave
