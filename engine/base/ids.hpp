// Strong, small indices. Each is a position in one table of one Trace or one RunSpec and means
// nothing elsewhere; none is ever a pointer. kNone stands for "there is none".
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace interleave {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNoValue = 0xffff'ffff;
  std::uint32_t value = kNoValue;

  [[nodiscard]] constexpr bool valid() const { return value != kNoValue; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using TaskId = Id<struct TaskTag>;      // a task after `xN` was spelled out
using JobId = Id<struct JobTag>;        // one execution of a task
using ThreadId = Id<struct ThreadTag>;  // an operating-system thread
using CoreId = Id<struct CoreTag>;
using DeviceId = Id<struct DeviceTag>;
using MutexId = Id<struct MutexTag>;
using SemaphoreId = Id<struct SemaphoreTag>;
using ChannelId = Id<struct ChannelTag>;
using BarrierId = Id<struct BarrierTag>;
using ProgramId = Id<struct ProgramTag>;  // a list of operations, shared by the tasks of a group

template <class IdType>
[[nodiscard]] constexpr IdType make_id(std::size_t index) {
  return IdType{static_cast<std::uint32_t>(index)};
}

}  // namespace interleave
