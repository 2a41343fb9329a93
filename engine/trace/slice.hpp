// A slice: a stretch of time in which one job or one core was in one state, and why it began.
#pragma once

#include <cstdint>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace interleave {

// The state of a core or of a job. A core is idle, running, polling, switching; a job is ready,
// running, polling, switching, blocked; `stalled` occurs in measured runs only: the operating
// system had taken the worker off its core.
enum class State : std::uint8_t { idle, ready, running, polling, switching, blocked, stalled };

// Why a slice began.
enum class Cause : std::uint8_t {
  start,            // the run's first instant
  arrival,          // the job arrived or was released
  dispatched,       // a core chose it
  quantum_expired,  // its quantum ended and somebody waited
  preempted,        // somebody more urgent took the core
  yielded,          // it gave the core up by itself
  wait_began,       // it asked a device, timer, lock, ... and has to wait
  wait_ended,       // what it waited for has come
  operation_began,  // the next operation of the same job on the same core
  nobody_ready,     // the core found nobody to run
  finished,         // the job on the core ended
  measured_gap,     // a measured run's clock jumped
};

// What a blocked job waits for.
enum class WaitKind : std::uint8_t {
  none,
  device,
  timer,
  mutex,
  semaphore,
  channel,
  barrier,
  child,
  interpreter_lock
};
inline constexpr std::size_t kWaitKinds = 9;

inline constexpr std::uint32_t kNoOperation = 0xffff'ffff;
inline constexpr std::uint32_t kNoPlace = 0xffff'ffff;

struct Slice {
  Time start, end;
  JobId job;                               // none: the core is idle
  std::uint32_t place = kNoPlace;          // core track: ThreadId; lane: CoreId (on a core) or what
                                           // it waits for (DeviceId when WaitKind::device, index
                                           // into mutexes, semaphores, ... when one of those)
  std::uint32_t operation = kNoOperation;  // index into its program's operations
  State state = State::idle;
  Cause cause = Cause::start;
  WaitKind wait = WaitKind::none;

  [[nodiscard]] Duration length() const { return end - start; }
  friend bool operator==(const Slice&, const Slice&) = default;
};

}  // namespace interleave
