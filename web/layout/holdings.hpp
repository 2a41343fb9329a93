// Devices and what tasks coordinate with, as tracks, reconstructed from a Trace: who is served or
// holds a lock or a unit, which messages a channel has in it, and who waits meanwhile.
//
// A slice of `held` is in state running, its job the holder or the message's sender; one of
// `waiting` is blocked, or polling where a job asks a device so. What takes no time (a message that
// is handed over at once) has no slice.
#pragma once

#include <vector>

#include "layout/frame.hpp"
#include "trace/trace.hpp"

namespace interleave {

// More than these at once are not shown apart.
inline constexpr std::size_t kMostHeld = 8;
inline constexpr std::size_t kMostWaiting = 6;

struct Holding {
  RowKind kind = RowKind::device;
  std::uint32_t index = 0;
  std::vector<Track> held;     // at least one, also when it is empty
  std::vector<Track> waiting;  // as many as ever wait at once
};

// All devices, mutexes, semaphores, channels and barriers, in this order.
[[nodiscard]] std::vector<Holding> holdings_of(const Trace& trace);

}  // namespace interleave
